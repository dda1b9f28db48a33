<?php
/**
 * The site's content, for the service.
 *
 * @package Parcours
 */

/**
 * Sends WordPress' own export to the service. Neither is ever whole in memory: the export goes to a compressed file as it is
 * written, and from there to the service.
 */
final class Parcours_Content {

	public const RESULT_OPTION = 'parcours_last_sent';

	/**
	 * Exports and sends.
	 *
	 * @param bool $force Also where the service finds that too many tutorials would be lost.
	 * @param bool $trial Only to learn what would happen.
	 */
	public static function send( bool $force = false, bool $trial = false ): Parcours_Answer {
		$file = self::export();
		if ( null === $file ) {
			return self::keep( new Parcours_Answer( 0, null, 'server', __( 'The export could not be written to a temporary file.', 'parcours' ) ), 0, $trial );
		}
		$size   = (int) filesize( $file );
		$answer = self::put( $file, $size, $force, $trial );
		wp_delete_file( $file );
		if ( $answer->is_well() && ! $trial ) {
			Parcours_Default_Paths::refresh();
		}
		return self::keep( $answer, $size, $trial );
	}

	/**
	 * What came of the last time.
	 *
	 * @return array<string,mixed>|null `at`, `bytes`, `well`, `words`, `json`.
	 */
	public static function last(): ?array {
		$kept = get_option( self::RESULT_OPTION );
		return is_array( $kept ) ? $kept : null;
	}

	/** Writes WordPress' export to a compressed temporary file; none where that fails. */
	private static function export(): ?string {
		require_once ABSPATH . 'wp-admin/includes/export.php';
		require_once ABSPATH . 'wp-admin/includes/file.php';
		$file = wp_tempnam( 'parcours-export' );
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- a stream; WP_Filesystem has none.
		$handle = $file ? gzopen( $file, 'wb6' ) : false;
		if ( ! $handle ) {
			return null;
		}
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( 0 );
		}
		$well = true;
		ob_start(
			static function ( string $part ) use ( $handle, &$well ): string {
				$well = $well && ( '' === $part || gzwrite( $handle, $part ) === strlen( $part ) );
				return '';
			},
			65536
		);
		// The person who sends may lack rights that the content has: what is exported is the whole site, as from its own page.
		export_wp( array( 'content' => 'all' ) );
		ob_end_flush();
		$well = gzclose( $handle ) && $well;
		foreach ( array( 'Content-Description', 'Content-Disposition', 'Content-Type' ) as $name ) {
			if ( ! headers_sent() ) {
				header_remove( $name );
			}
		}
		if ( ! $well ) {
			wp_delete_file( $file );
			return null;
		}
		return $file;
	}

	/** Sends a file. */
	private static function put( string $file, int $size, bool $force, bool $trial ): Parcours_Answer {
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- a stream; WP_Filesystem has none.
		$handle = fopen( $file, 'rb' );
		if ( ! $handle ) {
			return new Parcours_Answer( 0, null, 'server' );
		}
		$from_file = static function ( $curl ) use ( $handle, $size ): void {
			curl_setopt( $curl, CURLOPT_UPLOAD, true );
			curl_setopt( $curl, CURLOPT_INFILE, $handle );
			curl_setopt( $curl, CURLOPT_INFILESIZE, $size );
		};
		add_action( 'http_api_curl', $from_file, 30 );
		$query  = array_filter(
			array(
				'force' => $force ? 'true' : '',
				'trial' => $trial ? 'true' : '',
			)
		);
		$answer = Parcours_Client::in_background(
			'PUT',
			'/v1/content' . ( $query ? '?' . http_build_query( $query ) : '' ),
			null,
			600,
			array( 'headers' => array( 'Content-Type' => 'application/gzip' ) )
		);
		remove_action( 'http_api_curl', $from_file, 30 );
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- see above.
		fclose( $handle );
		return $answer;
	}

	/** Keeps what came of it, for the pages of the administration. */
	private static function keep( Parcours_Answer $answer, int $bytes, bool $trial ): Parcours_Answer {
		if ( ! $trial ) {
			update_option(
				self::RESULT_OPTION,
				array(
					'at'    => time(),
					'bytes' => $bytes,
					'well'  => $answer->is_well(),
					'words' => $answer->is_well() ? '' : $answer->explanation(),
					'json'  => $answer->is_well() ? array_intersect_key( $answer->json ?? array(), array_flip( array( 'version', 'changed', 'tutorials', 'gained', 'lost', 'findings' ) ) ) : array(),
				),
				false
			);
		}
		return $answer;
	}
}
