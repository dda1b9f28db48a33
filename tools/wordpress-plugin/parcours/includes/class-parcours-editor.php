<?php
/**
 * What a tutorial teaches and requires, in the block editor.
 *
 * @package Parcours
 */

/** A panel of the editor's sidebar: minutes, level, skills, prerequisites, with checks while one types. */
final class Parcours_Editor {

	/** Minutes beyond which a tutorial is unusually long. */
	private const LONG = 120;

	/** Listens. */
	public static function register(): void {
		add_action( 'init', array( self::class, 'register_meta' ), 99 );
		add_action( 'enqueue_block_editor_assets', array( self::class, 'enqueue' ) );
		add_action( 'rest_api_init', array( self::class, 'register_route' ) );
	}

	/** Makes the post meta that the settings name editable by the editor, where nobody else has. */
	public static function register_meta(): void {
		$kinds = array(
			'meta_minutes'       => array( 'type' => 'string' ),
			'meta_level'         => array( 'type' => 'string' ),
			'meta_skills'        => self::list_of( 'string' ),
			'meta_prerequisites' => self::list_of( 'integer' ),
		);
		foreach ( Parcours_Settings::tutorial_types() as $type ) {
			if ( ! post_type_exists( $type ) ) {
				continue;
			}
			add_post_type_support( $type, 'custom-fields' );
			foreach ( $kinds as $setting => $kind ) {
				$key = (string) Parcours_Settings::get( $setting );
				if ( '' === $key || registered_meta_key_exists( 'post', $key, $type ) || registered_meta_key_exists( 'post', $key ) ) {
					continue;
				}
				register_post_meta(
					$type,
					$key,
					$kind + array(
						'single'        => true,
						'show_in_rest'  => true,
						'auth_callback' => static fn( $allowed, $meta, $post ): bool => current_user_can( 'edit_post', $post ),
					)
				);
			}
		}
	}

	/** The panel. */
	public static function enqueue(): void {
		$screen = get_current_screen();
		if ( ! $screen || ! in_array( $screen->post_type, Parcours_Settings::tutorial_types(), true ) ) {
			return;
		}
		wp_enqueue_script(
			'parcours-editor',
			plugins_url( 'assets/editor.js', PARCOURS_FILE ),
			array( 'wp-plugins', 'wp-edit-post', 'wp-element', 'wp-components', 'wp-data', 'wp-core-data', 'wp-api-fetch', 'wp-url' ),
			PARCOURS_VERSION,
			true
		);
		wp_add_inline_script(
			'parcours-editor',
			'var parcoursEditor = ' . wp_json_encode(
				array(
					'type'  => $screen->post_type,
					'meta'  => array(
						'minutes'       => Parcours_Settings::get( 'meta_minutes' ),
						'level'         => Parcours_Settings::get( 'meta_level' ),
						'skills'        => Parcours_Settings::get( 'meta_skills' ),
						'prerequisites' => Parcours_Settings::get( 'meta_prerequisites' ),
					),
					'levels' => self::levels(),
					'words' => array(
						'title'         => __( 'Learning path', 'parcours' ),
						'minutes'       => __( 'Minutes', 'parcours' ),
						'level'         => __( 'Level', 'parcours' ),
						'skills'        => __( 'Skills (tutorials that name the same one replace each other)', 'parcours' ),
						'prerequisites' => __( 'Prerequisites', 'parcours' ),
						'find'          => __( 'Find a tutorial', 'parcours' ),
						/* translators: %s: title of a tutorial */
						'remove'        => __( 'Remove %s', 'parcours' ),
						'removeShort'   => __( 'Remove', 'parcours' ),
						'noLevel'       => __( 'None', 'parcours' ),
						'none'          => __( 'Nothing to mend.', 'parcours' ),
						'checking'      => __( 'Checking…', 'parcours' ),
						'away'          => __( 'The service does not answer: no check for now.', 'parcours' ),
					),
				)
			) . ';',
			'before'
		);
	}

	/**
	 * The levels that the site's tutorials have.
	 *
	 * @return string[]
	 */
	private static function levels(): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- there is no function for it, and it is for an editor's page alone.
		$levels = $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT meta_value FROM {$wpdb->postmeta} WHERE meta_key = %s AND meta_value <> '' ORDER BY meta_value LIMIT 30", (string) Parcours_Settings::get( 'meta_level' ) ) );
		return array_map( 'strval', $levels );
	}

	/** The route of the checks. */
	public static function register_route(): void {
		register_rest_route(
			'parcours/v1',
			'/check/(?P<post>\d+)',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'check' ),
				'permission_callback' => static fn( WP_REST_Request $request ): bool => current_user_can( 'edit_post', (int) $request['post'] ),
				'args'                => array(
					'minutes'       => array( 'type' => 'string' ),
					'prerequisites' => array(
						'type'     => 'array',
						'maxItems' => 100,
						'items'    => array( 'type' => 'integer' ),
					),
				),
			)
		);
	}

	/**
	 * Asks the service what would be wrong with a tutorial as it stands in the editor.
	 *
	 * @param WP_REST_Request $request With `minutes` and `prerequisites`.
	 */
	public static function check( WP_REST_Request $request ): WP_REST_Response {
		$post    = (int) $request['post'];
		$minutes = str_replace( ',', '.', trim( (string) $request['minutes'] ) );
		$title   = html_entity_decode( get_the_title( $post ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$body    = array(
			'tutorial' => "post/$post",
			'title'    => mb_substr( '' === $title ? __( 'Untitled', 'parcours' ) : $title, 0, 300 ),
			'requires' => array_map( static fn( int $id ): string => "post/$id", array_values( array_filter( array_map( 'absint', (array) $request['prerequisites'] ) ) ) ),
		);
		if ( is_numeric( $minutes ) && $minutes > 0 ) {
			$body['minutes'] = min( 100000, (float) $minutes );
		}
		$answer = Parcours_Client::in_background( 'POST', '/v1/content/check', $body, 3 );
		if ( ! $answer->is_well() || ! is_array( $answer->json['results'] ?? null ) ) {
			return new WP_REST_Response(
				array(
					'available' => false,
					'why'       => $answer->explanation(),
				)
			);
		}
		$findings = array();
		if ( isset( $body['minutes'] ) && $body['minutes'] > self::LONG ) {
			$findings[] = array(
				'level'   => 'warning',
				/* translators: %s: a length of time */
				'message' => sprintf( __( 'A tutorial of %s is unusually long.', 'parcours' ), Parcours_View::minutes( $body['minutes'] ) ),
				'advice'  => __( 'Check the minutes, or make several tutorials of it.', 'parcours' ),
			);
		}
		foreach ( $answer->json['results'] as $finding ) {
			if ( is_string( $finding['message']['fr'] ?? null ) && is_string( $finding['message']['en'] ?? null ) ) {
				$findings[] = array(
					'level'   => Parcours_Input::text( $finding, 'level' ),
					'message' => Parcours_View::in_language( $finding['message'] ),
					'advice'  => is_string( $finding['advice']['fr'] ?? null ) ? Parcours_View::in_language( $finding['advice'] + array( 'en' => '' ) ) : '',
				);
			}
		}
		return new WP_REST_Response(
			array(
				'available' => true,
				'findings'  => $findings,
			)
		);
	}

	/** Meta that is a list. */
	private static function list_of( string $type ): array {
		return array(
			'type'         => 'array',
			'show_in_rest' => array( 'schema' => array( 'items' => array( 'type' => $type ) ) ),
		);
	}
}
