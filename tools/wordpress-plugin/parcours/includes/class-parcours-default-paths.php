<?php
/**
 * The default path of every profile, as files.
 *
 * @package Parcours
 */

/**
 * What is shown whenever there is no personal path: files that need no service and no query of the database. They come
 * from `parcours defaults --json` (the plugin's folder `defaults/`, where somebody put them) and are refreshed from the service
 * by a job, into the folder of uploads.
 */
final class Parcours_Default_Paths {

	private const INDEX = 'index.json';

	/**
	 * Profiles that have a default path: title by slug, in the order of the site.
	 *
	 * @return array<string,string>
	 */
	public static function profiles(): array {
		static $known = array();
		$blog         = get_current_blog_id();
		if ( ! isset( $known[ $blog ] ) ) {
			$known[ $blog ] = array();
			foreach ( self::folders() as $folder ) {
				$index = self::read( $folder . self::INDEX );
				// Ours says `profiles`, that of `parcours defaults --json` says `curricula`.
				$listed = $index['profiles'] ?? $index['curricula'] ?? null;
				foreach ( is_array( $listed ) ? $listed : array() as $profile ) {
					$slug = self::safe_slug( $profile['slug'] ?? null );
					if ( '' !== $slug ) {
						$known[ $blog ][ $slug ] = is_string( $profile['title'] ?? null ) ? $profile['title'] : $slug;
					}
				}
				if ( $known[ $blog ] ) {
					break;
				}
			}
		}
		return $known[ $blog ];
	}

	/**
	 * The default path of a profile, in sessions of the length that the site likes.
	 *
	 * @param string   $profile Slug.
	 * @param int|null $session Minutes of a session, or the site's.
	 */
	public static function path( string $profile, ?int $session = null ): ?Parcours_Path {
		$slug = self::safe_slug( $profile );
		if ( '' === $slug ) {
			return null;
		}
		foreach ( self::folders() as $folder ) {
			$path = Parcours_Path::from_service( self::read( $folder . $slug . '.json' ), $session ?? (int) Parcours_Settings::get( 'session_minutes' ) );
			if ( null !== $path ) {
				return $path;
			}
		}
		return null;
	}

	/** Seconds since the files were last found to be those of the service; none: never. */
	public static function age(): ?int {
		$index = self::upload_folder() . self::INDEX;
		return is_file( $index ) ? max( 0, time() - (int) filemtime( $index ) ) : null;
	}

	/**
	 * Fetches the files anew from the service. What it does not answer for stays as it was.
	 *
	 * @return Parcours_Answer The first answer that was not as asked for, or the last.
	 */
	public static function refresh(): Parcours_Answer {
		$answer = Parcours_Client::in_background( 'GET', '/v1/profiles' );
		if ( ! $answer->is_well() || ! is_array( $answer->json['profiles'] ?? null ) ) {
			return $answer->is_well() ? new Parcours_Answer( $answer->status, null, 'garbage' ) : $answer;
		}
		$kept = array();
		foreach ( $answer->json['profiles'] as $profile ) {
			$slug = self::safe_slug( $profile['slug'] ?? null );
			if ( '' === $slug ) {
				continue;
			}
			$path = Parcours_Client::in_background( 'GET', '/v1/profiles/' . rawurlencode( $slug ) . '/curriculum' );
			if ( $path->is_well() && null === Parcours_Path::from_service( $path->json, 15 ) ) {
				$path = new Parcours_Answer( $path->status, null, 'garbage' );
			}
			if ( ! $path->is_well() ) {
				return $path;
			}
			self::write( $slug . '.json', self::essential( $path->json ) );
			$kept[] = array(
				'slug'  => $slug,
				'title' => is_string( $profile['title'] ?? null ) ? $profile['title'] : $slug,
			);
		}
		if ( ! $kept || ! self::write( self::INDEX, array( 'profiles' => $kept ) ) ) {
			return new Parcours_Answer( $answer->status, null, 'server', __( 'The folder of uploads cannot be written to.', 'parcours' ) );
		}
		return $answer;
	}

	/**
	 * Leaves out what no page shows, so that a page reads less.
	 *
	 * @param array<mixed> $json A curriculum of the service.
	 * @return array<mixed>
	 */
	private static function essential( array $json ): array {
		return array_diff_key( $json, array_flip( array( 'certificate', 'held', 'needs', 'mastery', 'explanation', 'sessions' ) ) );
	}

	/**
	 * Folders in which to look, the freshest first.
	 *
	 * @return string[]
	 */
	private static function folders(): array {
		/**
		 * Where `parcours defaults --json` wrote the default paths that this site was set up with.
		 *
		 * @param string $folder The plugin's own folder `defaults/`.
		 */
		$shipped = (string) apply_filters( 'parcours_defaults_folder', PARCOURS_DIR . 'defaults/' );
		return array( self::upload_folder(), trailingslashit( $shipped ) );
	}

	/** The folder of this site that jobs write to. */
	public static function upload_folder(): string {
		return trailingslashit( wp_upload_dir( null, false )['basedir'] ) . 'parcours/';
	}

	/**
	 * Decodes a file; nothing where it is absent or damaged.
	 *
	 * @param string $file Its path.
	 */
	private static function read( string $file ): mixed {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a local file.
		$text = is_file( $file ) && is_readable( $file ) ? file_get_contents( $file ) : false;
		return false === $text ? null : json_decode( $text, true, 64 );
	}

	/**
	 * Writes a file in one step: a page never reads half of one.
	 *
	 * @param string       $name Of the file.
	 * @param array<mixed> $json What it says.
	 */
	private static function write( string $name, array $json ): bool {
		$folder = self::upload_folder();
		if ( ! wp_mkdir_p( $folder ) || ! wp_is_writable( $folder ) ) {
			return false;
		}
		$part = $folder . '.' . $name . '.' . wp_generate_password( 8, false ) . '.part';
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_file_put_contents -- WP_Filesystem cannot rename in one step.
		if ( false === file_put_contents( $part, (string) wp_json_encode( $json, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) ) ) {
			return false;
		}
		// phpcs:ignore WordPress.WP.AlternativeFunctions.rename_rename -- see above.
		return rename( $part, $folder . $name );
	}

	/**
	 * A slug that may be part of a file's name.
	 *
	 * @param mixed $slug As given.
	 */
	public static function safe_slug( mixed $slug ): string {
		return is_string( $slug ) && 'index' !== $slug && preg_match( '/^[a-z0-9][a-z0-9_-]{0,99}$/', $slug ) ? $slug : '';
	}
}
