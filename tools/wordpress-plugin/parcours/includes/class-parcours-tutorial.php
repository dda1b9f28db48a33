<?php
/**
 * What is added to a tutorial's page.
 *
 * @package Parcours
 */

/** A bar that says where the tutorial stands in the path and leads to the next step; below it, for who agreed, what they can say of it. */
final class Parcours_Tutorial {

	/** Listens to the content of tutorials. */
	public static function register(): void {
		add_filter( 'the_content', array( self::class, 'around' ), 20 );
		add_action( 'template_redirect', array( self::class, 'prepare' ) );
	}

	/** Style of a page that will show something. */
	public static function prepare(): void {
		if ( is_singular( Parcours_Settings::tutorial_types() ) && Parcours_Settings::tutorial_types() ) {
			if ( '' !== Parcours_Curriculum::profile() ) {
				add_action( 'wp_enqueue_scripts', array( Parcours_View::class, 'assets' ) );
			}
		}
	}

	/**
	 * The content with the bar before it and the rest behind.
	 *
	 * @param mixed $content Of the post.
	 * @return mixed
	 */
	public static function around( mixed $content ): mixed {
		$types = Parcours_Settings::tutorial_types();
		if ( ! is_string( $content ) || ! $types || ! is_singular( $types ) || ! in_the_loop() || ! is_main_query() || is_feed() || doing_filter( 'get_the_excerpt' ) ) {
			return $content;
		}
		$post    = (int) get_the_ID();
		$profile = get_queried_object_id() === $post ? Parcours_Curriculum::profile() : '';
		if ( '' === $profile ) {
			return $content;
		}
		$found = Parcours_Curriculum::current()->path;
		if ( null === $found ) {
			return $content;
		}
		$learner = Parcours_Learner::current();
		$with    = array(
			'post'     => $post,
			'profile'  => $profile,
			'path'     => $found,
			'learner'  => $learner,
			'personal' => Parcours_Consent::granted( 'personalisation' ),
			'position' => $found->position( $post ),
			'next'     => self::neighbour( $found, $post, 1 ),
			'previous' => self::neighbour( $found, $post, -1 ),
		);
		return Parcours_View::render( 'bar', $with ) . $content . Parcours_View::render( 'after', $with );
	}

	/**
	 * The nearest step before or after a post whose page is on the site. After a post that is no step comes the first.
	 *
	 * @param Parcours_Path $path The path.
	 * @param int           $post The post.
	 * @param int           $way  1 or -1.
	 * @return array<string,mixed>|null
	 */
	private static function neighbour( Parcours_Path $path, int $post, int $way ): ?array {
		$steps    = $path->steps();
		$position = $path->position( $post );
		if ( null === $position && $way < 0 ) {
			return null;
		}
		for ( $number = null === $position ? 0 : $position + $way; isset( $steps[ $number ] ); $number += $way ) {
			if ( 'publish' === get_post_status( $steps[ $number ]['id'] ) ) {
				return $steps[ $number ];
			}
		}
		return null;
	}
}
