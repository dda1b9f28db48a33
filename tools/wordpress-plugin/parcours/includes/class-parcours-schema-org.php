<?php
/**
 * What search engines may know of a tutorial.
 *
 * @package Parcours
 */

/** A schema.org `LearningResource` as JSON-LD on every tutorial (https://schema.org/LearningResource). */
final class Parcours_Schema_Org {

	/** Listens. */
	public static function register(): void {
		add_action( 'wp_head', array( self::class, 'write' ) );
	}

	/** Writes the description of the tutorial of this page. */
	public static function write(): void {
		$types = Parcours_Settings::tutorial_types();
		if ( ! $types || ! is_singular( $types ) || post_password_required() ) {
			return;
		}
		/**
		 * The description of a tutorial; an empty one writes nothing.
		 *
		 * @param array<string,mixed> $json Of schema.org.
		 * @param int                 $post The tutorial.
		 */
		$json = apply_filters( 'parcours_learning_resource', self::describe( (int) get_queried_object_id() ), (int) get_queried_object_id() );
		if ( $json ) {
			// phpcs:ignore WordPress.Security.EscapeOutput -- JSON whose <, >, & and quotes are escaped.
			echo '<script type="application/ld+json">' . wp_json_encode( $json, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) . "</script>\n";
		}
	}

	/**
	 * The description of a tutorial.
	 *
	 * @param int $post The tutorial.
	 * @return array<string,mixed>
	 */
	public static function describe( int $post ): array {
		$facts    = Parcours_Tutorial_Facts::of( $post );
		$title    = self::plain( get_the_title( $post ) );
		$required = array();
		if ( $facts['prerequisites'] ) {
			_prime_post_caches( $facts['prerequisites'], false, false );
			foreach ( $facts['prerequisites'] as $other ) {
				if ( 'publish' === get_post_status( $other ) ) {
					$required[] = self::plain( get_the_title( $other ) );
				}
			}
		}
		$minutes = $facts['minutes'];
		return array_filter(
			array(
				'@context'           => 'https://schema.org',
				'@type'              => 'LearningResource',
				'name'               => $title,
				'url'                => get_permalink( $post ),
				'inLanguage'         => str_replace( '_', '-', get_locale() ),
				'dateModified'       => get_post_modified_time( DATE_ATOM, true, $post ),
				'teaches'            => $facts['skills'] ? $facts['skills'] : array( $title ),
				'competencyRequired' => $required,
				'timeRequired'       => null === $minutes ? null : 'PT' . ( fmod( $minutes, 1.0 ) > 0 ? (int) round( $minutes * 60 ) . 'S' : (int) $minutes . 'M' ),
				'educationalLevel'   => $facts['level'],
			),
			static fn( $value ): bool => null !== $value && '' !== $value && array() !== $value
		);
	}

	/** A title without entities. */
	private static function plain( string $title ): string {
		return html_entity_decode( wp_strip_all_tags( $title ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}
