<?php
/**
 * The agenda of online sessions.
 *
 * @package Parcours
 */

/** Finds the next online sessions that are about what a tutorial is about. */
final class Parcours_Agenda {

	/**
	 * The next sessions, those first that share the most terms (a tool, a profile...) with the tutorial.
	 *
	 * @param int $tutorial The tutorial.
	 * @param int $most     How many.
	 * @return list<array{title:string,url:string,iso:string,words:string}>
	 */
	public static function for_tutorial( int $tutorial, int $most = 2 ): array {
		$type = (string) Parcours_Settings::get( 'agenda_type' );
		$meta = (string) Parcours_Settings::get( 'agenda_date_meta' );
		if ( '' === $meta || ! post_type_exists( $type ) ) {
			return array();
		}
		$posts  = get_posts(
			array(
				'post_type'        => $type,
				'numberposts'      => 100,
				'suppress_filters' => false,
				// The latest: whatever form dates have, those to come are among them.
				'orderby'          => 'meta_value',
				'order'            => 'DESC',
				// phpcs:ignore WordPress.DB.SlowDBQuery -- few sessions, and only for who is stuck.
				'meta_key'         => $meta,
			)
		);
		$shared = self::terms( $tutorial );
		$coming = array();
		foreach ( $posts as $post ) {
			$date = self::date( (string) get_post_meta( $post->ID, $meta, true ) );
			if ( null !== $date && $date->getTimestamp() > time() ) {
				$coming[] = array(
					'shares' => count( array_intersect( $shared, self::terms( $post->ID ) ) ),
					'date'   => $date,
					'post'   => $post,
				);
			}
		}
		usort( $coming, static fn( array $a, array $b ): int => array( $b['shares'], $a['date'] ) <=> array( $a['shares'], $b['date'] ) );
		return array_map(
			static fn( array $one ): array => array(
				'title' => html_entity_decode( get_the_title( $one['post'] ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ),
				'url'   => (string) get_permalink( $one['post'] ),
				'iso'   => $one['date']->format( DATE_ATOM ),
				'words' => (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $one['date']->getTimestamp() ),
			),
			array_slice( $coming, 0, $most )
		);
	}

	/**
	 * A date in the time of the site; none where it is no date.
	 *
	 * @param string $text As the site writes it: `2026-03-03 14:00:00`, `20260303`, or an ISO 8601 date.
	 */
	private static function date( string $text ): ?DateTimeImmutable {
		if ( ! preg_match( '/^\d{4}-?\d{2}-?\d{2}/', $text ) ) {
			return null;
		}
		// A day without a time is that day until its end.
		$date = date_create_immutable( strlen( $text ) <= 10 ? "$text 23:59" : $text, wp_timezone() );
		return $date ? $date : null;
	}

	/**
	 * The terms of a post in all public taxonomies.
	 *
	 * @param int $post The post.
	 * @return int[]
	 */
	private static function terms( int $post ): array {
		$taxonomies = get_object_taxonomies( (string) get_post_type( $post ) );
		$terms      = $taxonomies ? wp_get_object_terms( $post, $taxonomies, array( 'fields' => 'ids' ) ) : array();
		return is_wp_error( $terms ) ? array() : array_map( 'intval', $terms );
	}
}
