<?php
/**
 * Calls of the service.
 *
 * @package Parcours
 */

/**
 * Speaks to the service through WordPress' own HTTP functions. A page waits for one limit of time, connection and name
 * included: a page never looks up a name, since a lookup cannot be ended early; it uses the address to which the last call
 * in the background connected. Certificates are always checked.
 */
final class Parcours_Client {

	public const ADDRESS_OPTION = 'parcours_address';
	private const LARGEST       = 4194304;

	/**
	 * A call from a page that somebody waits for.
	 *
	 * @param string            $method GET, POST...
	 * @param string            $path   Path and query.
	 * @param array<mixed>|null $body   What to send as JSON.
	 * @param callable|null     $is_apt Whether an answer that is well can be used; one that cannot is garbage.
	 */
	public static function from_page( string $method, string $path, ?array $body = null, ?callable $is_apt = null ): Parcours_Answer {
		$address = self::known_address();
		if ( '' === (string) Parcours_Settings::get( 'service_url' ) ) {
			return new Parcours_Answer( 0, null, 'off' );
		}
		if ( null === $address || ! function_exists( 'curl_init' ) ) {
			Parcours_Jobs::soon( Parcours_Jobs::REFRESH );
			return new Parcours_Answer( 0, null, 'address' );
		}
		if ( ! Parcours_Breaker::allows() ) {
			return new Parcours_Answer( 0, null, 'unreachable' );
		}
		// All calls of one page share its limit.
		static $spent = 0;

		$left = Parcours_Settings::limit() - (int) $spent;
		if ( $left < 20 ) {
			return new Parcours_Answer( 0, null, 'timeout' );
		}
		$start  = microtime( true );
		$answer = self::call( $method, $path, $body, $left, $address );
		$spent += ( microtime( true ) - $start ) * 1000;
		if ( null !== $is_apt && $answer->is_well() && ! $is_apt( $answer ) ) {
			$answer = new Parcours_Answer( $answer->status, null, 'garbage' );
		}
		if ( $answer->is_outage() ) {
			Parcours_Breaker::failed( $answer->problem );
		} else {
			Parcours_Breaker::succeeded();
		}
		return $answer;
	}

	/**
	 * A call that nobody's page waits for: a scheduled job, or an administrator who asked for it.
	 *
	 * @param string            $method  GET, POST...
	 * @param string            $path    Path and query.
	 * @param array<mixed>|null $body    What to send as JSON.
	 * @param int               $seconds Limit of time.
	 * @param array<mixed>      $more    More arguments of wp_remote_request().
	 */
	public static function in_background( string $method, string $path, ?array $body = null, int $seconds = 10, array $more = array() ): Parcours_Answer {
		if ( '' === (string) Parcours_Settings::get( 'service_url' ) ) {
			return new Parcours_Answer( 0, null, 'off' );
		}
		$answer = self::call( $method, $path, $body, $seconds * 1000, null, $more );
		if ( $answer->status > 0 && ! $answer->is_outage() ) {
			Parcours_Breaker::succeeded();
		}
		return $answer;
	}

	/**
	 * One call.
	 *
	 * @param string            $method  GET, POST...
	 * @param string            $path    Path and query.
	 * @param array<mixed>|null $body    What to send as JSON.
	 * @param int               $limit   Milliseconds.
	 * @param string|null       $address Internet address to connect to; none: looked up, and kept where something answers.
	 * @param array<mixed>      $more    More arguments of wp_remote_request().
	 */
	private static function call( string $method, string $path, ?array $body, int $limit, ?string $address, array $more = array() ): Parcours_Answer {
		$base    = (string) Parcours_Settings::get( 'service_url' );
		$headers = array(
			'Accept'          => 'application/json',
			'Accept-Language' => str_starts_with( determine_locale(), 'fr' ) ? 'fr' : 'en',
		) + ( $more['headers'] ?? array() );
		$key     = Parcours_Secrets::access_key();
		if ( '' !== $key ) {
			$headers['Authorization'] = 'Bearer ' . $key;
		}
		if ( null !== $body ) {
			$headers['Content-Type'] = 'application/json';
		}
		$prepare = static function ( $handle ) use ( $base, $address, $limit ): void {
			// Milliseconds for all of it: WordPress gives the connection ten seconds of its own.
			curl_setopt( $handle, CURLOPT_CONNECTTIMEOUT_MS, $limit );
			curl_setopt( $handle, CURLOPT_TIMEOUT_MS, $limit );
			curl_setopt( $handle, CURLOPT_NOSIGNAL, true );
			if ( null !== $address && ! str_contains( $base, "//$address" ) && ! str_contains( $base, "//[$address]" ) ) {
				$parts  = wp_parse_url( $base );
				$port   = $parts['port'] ?? ( 'https' === ( $parts['scheme'] ?? '' ) ? 443 : 80 );
				$target = str_contains( $address, ':' ) ? "[$address]" : $address;
				curl_setopt( $handle, CURLOPT_RESOLVE, array( "{$parts['host']}:$port:$target" ) );
			}
		};
		$learn   = static function ( &$answer_headers, &$facts = null ) use ( $base ): void {
			if ( is_array( $facts ) && ! empty( $facts['primary_ip'] ) ) {
				self::keep_address( $base, (string) $facts['primary_ip'] );
			}
		};
		add_action( 'http_api_curl', $prepare, 20 );
		if ( null === $address ) {
			add_action( 'requests-curl.after_request', $learn, 10, 2 );
		}
		$raw = wp_remote_request(
			$base . $path,
			array(
				'method'              => $method,
				'timeout'             => $limit / 1000,
				'redirection'         => 0,
				'limit_response_size' => self::LARGEST,
				'headers'             => $headers,
				'body'                => null === $body ? '' : (string) wp_json_encode( $body ),
				'user-agent'          => 'Parcours-WordPress/' . PARCOURS_VERSION,
				'cookies'             => array(),
			) + array_diff_key( $more, array( 'headers' => true ) )
		);
		remove_action( 'http_api_curl', $prepare, 20 );
		remove_action( 'requests-curl.after_request', $learn, 10 );
		return self::read( $raw );
	}

	/**
	 * Tells what came.
	 *
	 * @param array<mixed>|WP_Error $raw Of wp_remote_request().
	 */
	private static function read( array|WP_Error $raw ): Parcours_Answer {
		if ( is_wp_error( $raw ) ) {
			$text = $raw->get_error_message();
			return new Parcours_Answer( 0, null, self::transport_problem( $raw->get_error_code(), $text ), $text );
		}
		$status  = (int) wp_remote_retrieve_response_code( $raw );
		$body    = (string) wp_remote_retrieve_body( $raw );
		$json    = '' === $body ? null : json_decode( $body, true, 64 );
		$json    = is_array( $json ) ? $json : null;
		$detail  = is_string( $json['detail'] ?? null ) ? $json['detail'] : '';
		$problem = match ( true ) {
			204 === $status || 304 === $status => '',
			$status >= 200 && $status < 300    => null === $json ? 'garbage' : '',
			429 === $status || 503 === $status => 'busy',
			$status >= 500                     => 'server',
			$status >= 400                     => null === $json ? 'garbage' : 'refused',
			default                            => 'garbage',
		};
		return new Parcours_Answer( $status, $json, $problem, $detail );
	}

	/**
	 * What kind of failure a message of the transport tells of.
	 *
	 * @param string|int $code Of the error.
	 * @param string     $text Its message, such as `cURL error 28: Operation timed out`.
	 */
	private static function transport_problem( string|int $code, string $text ): string {
		if ( 'http_request_not_executed' === $code ) {
			return 'blocked';
		}
		$number = preg_match( '/cURL error (\d+)/', $text, $found ) ? (int) $found[1] : 0;
		return match ( $number ) {
			5, 6               => 'address',
			28                 => 'timeout',
			35, 51, 58, 59, 60 => 'tls',
			1, 8, 18, 52, 56   => 'garbage',
			default            => 'unreachable',
		};
	}

	/** The internet address of the service, from its own text or as a call in the background found it. */
	private static function known_address(): ?string {
		$base = (string) Parcours_Settings::get( 'service_url' );
		$host = trim( (string) wp_parse_url( $base, PHP_URL_HOST ), '[]' );
		if ( filter_var( $host, FILTER_VALIDATE_IP ) ) {
			return $host;
		}
		$known = get_option( self::ADDRESS_OPTION );
		return is_array( $known ) && ( $known['base'] ?? '' ) === $base && filter_var( $known['address'] ?? '', FILTER_VALIDATE_IP )
			? $known['address'] : null;
	}

	/** Keeps the address to which a call connected. */
	private static function keep_address( string $base, string $address ): void {
		$now = array(
			'base'    => $base,
			'address' => $address,
		);
		if ( get_option( self::ADDRESS_OPTION ) !== $now ) {
			update_option( self::ADDRESS_OPTION, $now, true );
		}
	}
}
