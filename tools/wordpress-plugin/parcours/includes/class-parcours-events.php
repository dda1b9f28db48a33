<?php
/**
 * Learning events.
 *
 * @package Parcours
 */

/**
 * Takes events from the browser at a route of the site, so that the service never sees a visitor's address, and from the
 * learner's forms. Only with consent, only of the closed vocabulary, bounded in number and size.
 */
final class Parcours_Events {

	private const MOST       = 50;
	private const MOST_BYTES = 32768;
	private const CHANGING   = 300;

	/** Listens. */
	public static function register(): void {
		add_action( 'rest_api_init', array( self::class, 'register_route' ) );
		add_action( 'wp_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	/** The route that `navigator.sendBeacon()` posts to. */
	public static function register_route(): void {
		register_rest_route(
			'parcours/v1',
			'/events',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'receive' ),
				'permission_callback' => array( self::class, 'may_send' ),
			)
		);
	}

	/** Whether the sender agreed, and the request comes from a page of this site. */
	public static function may_send( WP_REST_Request $request ): bool {
		$nonce = sanitize_key( Parcours_Input::text( $request->get_query_params(), 'token' ) );
		return self::measures() && false !== wp_verify_nonce( $nonce, Parcours_Actions::NAME );
	}

	/**
	 * Queues the events of a browser.
	 *
	 * @param WP_REST_Request $request With `{"events": [...]}`.
	 */
	public static function receive( WP_REST_Request $request ): WP_REST_Response {
		$body   = (string) $request->get_body();
		$given  = strlen( $body ) > self::MOST_BYTES ? null : json_decode( $body, true, 8 );
		$events = is_array( $given ) && is_array( $given['events'] ?? null ) ? array_slice( $given['events'], 0, self::MOST ) : null;
		if ( null === $events ) {
			return new WP_REST_Response( array( 'queued' => 0 ), 400 );
		}
		$queued  = 0;
		$learner = Parcours_Learner::current()->pseudonym();
		foreach ( $events as $event ) {
			$clean = is_array( $event ) ? self::clean( $event ) : null;
			if ( null !== $clean && Parcours_Queue::add( 'event', $learner, $clean, in_array( $clean['verb'], array( 'viewed', 'progressed' ), true ) ? self::CHANGING : 0 ) ) {
				++$queued;
			}
		}
		return new WP_REST_Response( array( 'queued' => $queued ), 202 );
	}

	/**
	 * Queues an event of a form.
	 *
	 * @param string              $verb  Of the vocabulary.
	 * @param int|string          $about A post, or the key of a skill.
	 * @param array<string,mixed> $facts The verb's own field.
	 */
	public static function remember( string $verb, int|string $about, array $facts = array() ): void {
		$event = array(
			'id'     => wp_generate_uuid4(),
			'time'   => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'verb'   => $verb,
			'object' => is_int( $about ) ? "post/$about" : $about,
		);
		Parcours_Queue::add( 'event', Parcours_Learner::current()->pseudonym(), $event + $facts );
	}

	/** The script that measures, on pages of who agreed to it. */
	public static function enqueue(): void {
		if ( ! self::measures() ) {
			return;
		}
		$types = Parcours_Settings::tutorial_types();
		$page  = $types && is_singular( $types ) ? (int) get_queried_object_id() : 0;
		$query = is_search() && Parcours_Settings::flag( 'measure_searches' ) ? mb_substr( (string) get_search_query( false ), 0, 300 ) : '';
		wp_enqueue_script( 'parcours-events', plugins_url( 'assets/events.js', PARCOURS_FILE ), array(), PARCOURS_VERSION, true );
		wp_add_inline_script(
			'parcours-events',
			'var parcoursEvents = ' . wp_json_encode(
				array(
					'url'      => add_query_arg(
						array_filter(
							array(
								'token'    => wp_create_nonce( Parcours_Actions::NAME ),
								// Without it WordPress takes the sender for a visitor.
								'_wpnonce' => is_user_logged_in() ? wp_create_nonce( 'wp_rest' ) : '',
							)
						),
						rest_url( 'parcours/v1/events' )
					),
					'page'     => $page,
					'query'    => $query,
					'results'  => '' === $query ? array() : self::results(),
					'views'    => Parcours_Settings::flag( 'measure_views' ),
					'progress' => Parcours_Settings::flag( 'measure_progress' ),
				)
			) . ';',
			'before'
		);
	}

	/** Whether anything of this learner is measured. */
	private static function measures(): bool {
		return Parcours_Consent::granted( 'measurement' ) && '' !== (string) Parcours_Settings::get( 'service_url' );
	}

	/**
	 * The posts of a page of search results by their address, so that the one that is opened has a number.
	 *
	 * @return array<string,int>
	 */
	private static function results(): array {
		global $wp_query;
		$results = array();
		foreach ( $wp_query->posts ?? array() as $post ) {
			$results[ (string) get_permalink( $post ) ] = (int) $post->ID;
		}
		return $results;
	}

	/**
	 * An event of a browser with nothing but the vocabulary in it; none where it is not of it.
	 *
	 * @param array<mixed> $event As it came.
	 * @return array<string,mixed>|null
	 */
	private static function clean( array $event ): ?array {
		$id   = $event['id'] ?? null;
		$ago  = $event['ago'] ?? null;
		$post = $event['post'] ?? null;
		$verb = $event['verb'] ?? null;
		if ( ! is_string( $id ) || ! wp_is_uuid( $id, 4 ) || ! is_numeric( $ago ) || $ago < 0 || $ago > WEEK_IN_SECONDS ) {
			return null;
		}
		$number = static fn( string $name, float $least, float $most ): ?float =>
			is_numeric( $event[ $name ] ?? null ) ? min( $most, max( $least, (float) $event[ $name ] ) ) : null;
		$facts  = match ( $verb ) {
			'viewed'     => Parcours_Settings::flag( 'measure_views' ) ? array( 'seconds' => $number( 'seconds', 0, DAY_IN_SECONDS ) ) : null,
			'progressed' => Parcours_Settings::flag( 'measure_progress' ) ? array( 'share' => $number( 'share', 0, 1 ) ) : null,
			'answered'   => array( 'correct' => is_bool( $event['correct'] ?? null ) ? $event['correct'] : null ),
			'searched'   => Parcours_Settings::flag( 'measure_searches' )
				? array( 'query' => is_string( $event['query'] ?? null ) ? mb_substr( sanitize_text_field( $event['query'] ), 0, 300 ) : null ) : null,
			default      => null,
		};
		if ( null === $facts || in_array( null, $facts, true ) ) {
			return null;
		}
		$about = is_int( $post ) && $post > 0 && 'publish' === get_post_status( $post ) ? array( 'object' => "post/$post" ) : array();
		if ( ! $about && 'searched' !== $verb ) {
			return null;
		}
		return array(
			'id'   => strtolower( $id ),
			// By the clock of the site: those of visitors are often wrong.
			'time' => gmdate( 'Y-m-d\TH:i:s\Z', time() - (int) $ago ),
			'verb' => $verb,
		) + $about + $facts;
	}
}
