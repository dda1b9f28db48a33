<?php
/**
 * The block and the shortcode.
 *
 * @package Parcours
 */

/** `parcours/path`, and `[parcours profile="infirmier"]` for classic content. Both show nothing while the plugin is switched off. */
final class Parcours_Block {

	/** Registers both. */
	public static function register(): void {
		add_action( 'init', array( self::class, 'register_block' ) );
		add_action( 'save_post_page', array( self::class, 'notice_page' ), 10, 2 );
		add_shortcode( 'parcours', array( self::class, 'shortcode' ) );
	}

	/** Registers the block. */
	public static function register_block(): void {
		wp_register_script(
			'parcours-block',
			plugins_url( 'assets/block.js', PARCOURS_FILE ),
			array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render' ),
			PARCOURS_VERSION,
			true
		);
		if ( is_admin() ) {
			wp_add_inline_script( 'parcours-block', 'var parcoursBlock = ' . wp_json_encode( self::for_script() ) . ';', 'before' );
		}
		register_block_type(
			'parcours/path',
			array(
				'api_version'     => 2,
				'title'           => __( 'Learning path', 'parcours' ),
				'description'     => __( 'The learner’s path: next session first, the reason for every step.', 'parcours' ),
				'category'        => 'widgets',
				'icon'            => 'welcome-learn-more',
				'editor_script'   => 'parcours-block',
				'attributes'      => array(
					'profile' => array(
						'type'    => 'string',
						'default' => '',
					),
				),
				'supports'        => array(
					'html'     => false,
					'multiple' => false,
					'align'    => array( 'wide', 'full' ),
				),
				'render_callback' => array( self::class, 'render' ),
			)
		);
	}

	/**
	 * Shows the block.
	 *
	 * @param array<string,mixed> $attributes Of the block.
	 */
	public static function render( array $attributes ): string {
		if ( ! Parcours_Settings::flag( 'enabled' ) ) {
			return '';
		}
		$inside = Parcours_View::path( Parcours_Default_Paths::safe_slug( $attributes['profile'] ?? '' ) );
		$rest   = defined( 'REST_REQUEST' ) && REST_REQUEST;
		return $rest ? $inside : '<div ' . get_block_wrapper_attributes() . '>' . $inside . '</div>';
	}

	/**
	 * Shows the shortcode.
	 *
	 * @param mixed $attributes Of the shortcode.
	 */
	public static function shortcode( mixed $attributes ): string {
		$attributes = shortcode_atts( array( 'profile' => '' ), (array) $attributes, 'parcours' );
		return Parcours_Settings::flag( 'enabled' ) ? Parcours_View::path( Parcours_Default_Paths::safe_slug( $attributes['profile'] ) ) : '';
	}

	/**
	 * The first page with a path is the one to which tutorials lead back.
	 *
	 * @param int     $id   Of the page.
	 * @param WP_Post $page The page.
	 */
	public static function notice_page( int $id, WP_Post $page ): void {
		$known = (int) Parcours_Settings::get( 'path_page' );
		$shows = has_block( 'parcours/path', $page ) || has_shortcode( $page->post_content, 'parcours' );
		if ( $shows && 'publish' === $page->post_status && ( ! $known || 'publish' !== get_post_status( $known ) ) ) {
			update_option( Parcours_Settings::OPTION, array_merge( Parcours_Settings::all(), array( 'path_page' => $id ) ) );
		}
	}

	/**
	 * What the block's script needs to know.
	 *
	 * @return array<string,mixed>
	 */
	private static function for_script(): array {
		return array(
			'profiles' => Parcours_Default_Paths::profiles(),
			'words'    => array(
				'title'   => __( 'Learning path', 'parcours' ),
				'profile' => __( 'Profile', 'parcours' ),
				'any'     => __( 'The learner’s own', 'parcours' ),
				'help'    => __( 'Without a profile, learners choose theirs.', 'parcours' ),
			),
		);
	}
}
