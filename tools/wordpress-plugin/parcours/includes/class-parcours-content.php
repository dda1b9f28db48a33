<?php
/**
 * The site's content, for the service.
 *
 * @package Parcours
 */

/**
 * Sends WordPress' own export to the service, without what it has of persons: comments, authors, passwords of posts, and
 * what is no content of the site (entries of forms, orders...). Neither is ever whole in memory: the export goes to a compressed file
 * as it is written, and from there to the service.
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
		$rest = '';
		$keep = static function ( string $text ) use ( $handle, &$well ): void {
			// That a password is there matters, and not which.
			$text = (string) preg_replace( '/(<wp:post_password><!\[CDATA\[)(?!\]\]>).*?(\]\]><\/wp:post_password>)/', '$1-$2', $text );
			$well = $well && ( '' === $text || gzwrite( $handle, $text ) === strlen( $text ) );
		};
		ob_start(
			static function ( string $part ) use ( $keep, &$rest ): string {
				// Whole lines, so that nothing is cut that must be found.
				$part = $rest . $part;
				$end  = (int) strrpos( $part, "\n" );
				$rest = substr( $part, $end );
				$keep( substr( $part, 0, $end ) );
				return '';
			},
			65536
		);
		self::without_persons(
			static function (): void {
				export_wp( array( 'content' => 'all' ) );
			}
		);
		ob_end_flush();
		$keep( $rest );
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

	/**
	 * Does something while an export has neither comments nor authors, and only post types that the site shows.
	 *
	 * @param callable():void $export What to do.
	 */
	private static function without_persons( callable $export ): void {
		global $wpdb, $wp_post_types;
		$of     = '/^\s*SELECT (?:DISTINCT post_author FROM ' . preg_quote( $wpdb->posts, '/' ) . '|\* FROM ' . preg_quote( $wpdb->comments, '/' ) . ') WHERE /';
		$none   = static fn( string $query ): string => preg_match( $of, $query ) ? $query . ' AND 1 = 0' : $query;
		$hidden = array_keys( array_filter( $wp_post_types, static fn( $type ): bool => $type->can_export && ! $type->public ) );
		foreach ( $hidden as $type ) {
			$wp_post_types[ $type ]->can_export = false;
		}
		add_filter( 'query', $none );
		add_filter( 'get_the_author_user_login', '__return_empty_string' );
		// A job goes on after its answer was sent: export_wp() then complains that its headers come too late.
		set_error_handler( static fn( int $level, string $text ): bool => str_contains( $text, 'headers already sent' ), E_WARNING );
		try {
			$export();
		} finally {
			restore_error_handler();
			remove_filter( 'get_the_author_user_login', '__return_empty_string' );
			remove_filter( 'query', $none );
			foreach ( $hidden as $type ) {
				$wp_post_types[ $type ]->can_export = true;
			}
		}
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
