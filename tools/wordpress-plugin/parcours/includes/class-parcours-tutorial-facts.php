<?php
/**
 * What the site says of a tutorial.
 *
 * @package Parcours
 */

/** Minutes, level, skills and prerequisites of a tutorial, from the post meta that the settings name. */
final class Parcours_Tutorial_Facts {

	/**
	 * Reads the facts of a post.
	 *
	 * @param int $post The post.
	 * @return array{minutes:?float,level:string,skills:string[],prerequisites:int[]}
	 */
	public static function of( int $post ): array {
		$minutes = str_replace( ',', '.', self::text( $post, 'meta_minutes' ) );
		$skills  = self::meta( $post, 'meta_skills' );
		$ids     = self::meta( $post, 'meta_prerequisites' );
		return array(
			'minutes'       => is_numeric( $minutes ) && $minutes > 0 && $minutes < 10000 ? (float) $minutes : null,
			'level'         => self::text( $post, 'meta_level' ),
			'skills'        => array_values( array_filter( array_map( 'trim', is_array( $skills ) ? array_filter( $skills, 'is_string' ) : explode( ',', (string) $skills ) ), 'strlen' ) ),
			'prerequisites' => array_values( array_filter( array_map( 'absint', is_array( $ids ) ? array_filter( $ids, 'is_scalar' ) : wp_parse_id_list( (string) $ids ) ) ) ),
		);
	}

	/** One meta value; nothing where the settings name none. */
	private static function meta( int $post, string $setting ): mixed {
		$key   = (string) Parcours_Settings::get( $setting );
		$value = '' === $key ? '' : get_post_meta( $post, $key, true );
		return is_array( $value ) || is_scalar( $value ) ? $value : '';
	}

	/** One meta value as a text. */
	private static function text( int $post, string $setting ): string {
		$value = self::meta( $post, $setting );
		return is_scalar( $value ) ? trim( (string) $value ) : '';
	}
}
