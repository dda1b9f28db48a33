<?php
/**
 * The settings of the site.
 *
 * @package Parcours
 */

/** One autoloaded option, so that reading it costs a page nothing. */
final class Parcours_Settings {

	public const OPTION = 'parcours_settings';

	/** Least and greatest of the numbers. */
	public const BOUNDS = array(
		'limit_ms'        => array( 50, 5000 ),
		'session_minutes' => array( 5, 240 ),
		'queue_days'      => array( 1, 90 ),
	);

	/** What the service takes for a version: nothing with which somebody could be told apart. */
	private const POLICY = '/^(?=.{1,40}$)[A-Za-z_.\-]*(?:[0-9][A-Za-z_.\-]*){0,8}$/';

	/**
	 * What a setting is when nobody set it.
	 *
	 * @return array<string,mixed>
	 */
	public static function defaults(): array {
		return array(
			'enabled'            => true,
			'service_url'        => '',
			'limit_ms'           => 300,
			'path_page'          => 0,
			'session_minutes'    => 15,
			'tutorial_types'     => array( 'tutoriel' ),
			'profile_roles'      => array(),
			'profile_meta'       => '',
			'measure_views'      => true,
			'measure_progress'   => true,
			'measure_searches'   => true,
			'measure_ratings'    => true,
			'queue_days'         => 7,
			'agenda_type'        => 'session',
			'agenda_date_meta'   => 'date_debut',
			'meta_minutes'       => 'duree',
			'meta_level'         => 'niveau',
			'meta_prerequisites' => 'prerequis',
			'meta_skills'        => 'competences',
			'embed'              => true,
			'auto_send'          => false,
			'policy'             => '1',
		);
	}

	/**
	 * All settings, with the defaults of those that are not set.
	 *
	 * @return array<string,mixed>
	 */
	public static function all(): array {
		$saved = get_option( self::OPTION, array() );
		return array_merge( self::defaults(), is_array( $saved ) ? $saved : array() );
	}

	/**
	 * One setting.
	 *
	 * @param string $name Its name in {@see defaults()}.
	 */
	public static function get( string $name ): mixed {
		return self::all()[ $name ] ?? null;
	}

	/**
	 * A setting that is on or off.
	 *
	 * @param string $name Its name.
	 */
	public static function flag( string $name ): bool {
		return (bool) self::get( $name );
	}

	/** Milliseconds that a page waits for the service at most, connection included. */
	public static function limit(): int {
		list( $least, $most ) = self::BOUNDS['limit_ms'];
		return min( $most, max( $least, (int) self::get( 'limit_ms' ) ) );
	}

	/**
	 * The post types whose posts are tutorials.
	 *
	 * @return string[]
	 */
	public static function tutorial_types(): array {
		return array_values( array_filter( (array) self::get( 'tutorial_types' ), 'is_string' ) );
	}

	/**
	 * Makes safe what a form sent.
	 *
	 * @param mixed $given Fields of the form.
	 * @return array<string,mixed>
	 */
	public static function sanitize( mixed $given ): array {
		$given = is_array( $given ) ? $given : array();
		$now   = self::all();
		$clean = array();
		foreach ( self::defaults() as $name => $default ) {
			$value = $given[ $name ] ?? null;
			if ( is_bool( $default ) ) {
				$clean[ $name ] = ! empty( $value );
			} elseif ( is_int( $default ) ) {
				$clean[ $name ] = null === $value ? $default : absint( $value );
			} elseif ( 'service_url' === $name ) {
				$clean[ $name ] = self::clean_url( is_string( $value ) ? trim( $value ) : '', (string) $now[ $name ] );
			} elseif ( is_array( $default ) ) {
				$clean[ $name ] = array_filter( array_map( 'sanitize_text_field', array_filter( (array) $value, 'is_string' ) ), 'strlen' );
			} else {
				$clean[ $name ] = is_string( $value ) ? sanitize_text_field( $value ) : $default;
			}
		}
		foreach ( self::BOUNDS as $name => list( $least, $most ) ) {
			if ( $clean[ $name ] < $least || $clean[ $name ] > $most ) {
				/* translators: 1: least number, 2: greatest number, 3: number that was typed */
				add_settings_error( self::OPTION, "parcours_$name", sprintf( __( 'A number must be between %1$d and %2$d, and not %3$d: it stays as it was.', 'parcours' ), $least, $most, $clean[ $name ] ) );
				$clean[ $name ] = min( $most, max( $least, (int) $now[ $name ] ) );
			}
		}
		if ( '' !== $clean['agenda_type'] && ! post_type_exists( $clean['agenda_type'] ) && $clean['agenda_type'] !== $now['agenda_type'] ) {
			/* translators: %s: name of a post type */
			add_settings_error( self::OPTION, 'parcours_agenda', sprintf( __( 'There is no post type “%s” on this site: that of online sessions stays as it was.', 'parcours' ), $clean['agenda_type'] ) );
			$clean['agenda_type'] = $now['agenda_type'];
		}
		if ( ! preg_match( self::POLICY, $clean['policy'] ) ) {
			add_settings_error( self::OPTION, 'parcours_policy', __( 'The version of the privacy policy has at most 40 letters, digits, points, hyphens and underscores, no spaces and at most 8 digits.', 'parcours' ) );
			$clean['policy'] = (string) $now['policy'];
		}
		$clean['tutorial_types'] = array_values( array_intersect( $clean['tutorial_types'], get_post_types( array( 'public' => true ) ) ) );
		return $clean;
	}

	/**
	 * An address of http or https without a slash at its end; where it is neither, an error of the form, and the one before.
	 *
	 * @param string $typed  As typed.
	 * @param string $before As it was.
	 */
	private static function clean_url( string $typed, string $before ): string {
		$url = untrailingslashit( esc_url_raw( $typed, array( 'http', 'https' ) ) );
		if ( '' !== $typed && ( ! preg_match( '/^https?:/i', $typed ) || ! wp_parse_url( $url, PHP_URL_HOST ) ) ) {
			add_settings_error( self::OPTION, 'parcours_url', __( 'The address of the service must begin with http:// or https://; it stays as it was.', 'parcours' ) );
			return $before;
		}
		return $url;
	}
}
