<?php
/**
 * The pages of the administration.
 *
 * @package Parcours
 */

/** Registers the pages, and handles their buttons. */
final class Parcours_Admin {

	public const DASHBOARD = 'parcours';
	public const SETTINGS  = 'parcours-settings';
	private const NOTICE   = 'parcours_notice_';

	/** Listens. */
	public static function register(): void {
		Parcours_Settings_Page::register();
		Parcours_Site_Health::register();
		add_action( 'admin_menu', array( self::class, 'menu' ) );
		add_action( 'admin_notices', array( self::class, 'notices' ) );
		add_action( 'admin_enqueue_scripts', array( self::class, 'assets' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PARCOURS_FILE ), array( self::class, 'links' ) );
		foreach ( array( 'test', 'send', 'refresh' ) as $button ) {
			add_action( "admin_post_parcours_$button", array( self::class, $button ) );
		}
	}

	/** The menu: the dashboard for who edits others' posts, the settings for administrators. */
	public static function menu(): void {
		add_menu_page( __( 'Learning paths', 'parcours' ), __( 'Learning paths', 'parcours' ), 'edit_others_posts', self::DASHBOARD, array( Parcours_Dashboard::class, 'show' ), 'dashicons-welcome-learn-more', 58 );
		add_submenu_page( self::DASHBOARD, __( 'Coverage of the content', 'parcours' ), __( 'Coverage', 'parcours' ), 'edit_others_posts', self::DASHBOARD, array( Parcours_Dashboard::class, 'show' ) );
		add_submenu_page( self::DASHBOARD, __( 'Settings of learning paths', 'parcours' ), __( 'Settings', 'parcours' ), 'manage_options', self::SETTINGS, array( Parcours_Settings_Page::class, 'show' ) );
	}

	/**
	 * The style of our pages.
	 *
	 * @param string $page Of the administration.
	 */
	public static function assets( string $page ): void {
		if ( str_contains( $page, 'parcours' ) ) {
			wp_enqueue_style( 'parcours-admin', plugins_url( 'assets/admin.css', PARCOURS_FILE ), array(), PARCOURS_VERSION );
		}
	}

	/**
	 * A link to the settings in the list of plugins.
	 *
	 * @param string[] $links Of the plugin.
	 * @return string[]
	 */
	public static function links( array $links ): array {
		$ours = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . self::SETTINGS ) ), esc_html__( 'Settings', 'parcours' ) );
		return array_merge( array( $ours ), $links );
	}

	/** The button that tests the connection. */
	public static function test(): void {
		self::allow( 'manage_options', 'parcours_test' );
		$steps = Parcours_Connection::test();
		$well  = ! in_array( false, array_column( $steps, 'well' ), true );
		self::back( self::SETTINGS, $well, array_map( static fn( array $step ): string => ( $step['well'] ? '✓ ' : '✗ ' ) . $step['words'], $steps ) );
	}

	/** The button that sends the content. */
	public static function send(): void {
		self::allow( 'export', 'parcours_send' );
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- checked by allow().
		$answer = Parcours_Content::send( ! empty( $_POST['force'] ), ! empty( $_POST['trial'] ) );
		self::back( self::DASHBOARD, $answer->is_well(), array( $answer->is_well() ? self::sent_words( $answer->json ?? array() ) : $answer->explanation() ) );
	}

	/** The button that fetches the default paths. */
	public static function refresh(): void {
		self::allow( 'manage_options', 'parcours_refresh' );
		$answer = Parcours_Default_Paths::refresh();
		/* translators: %s: profiles */
		$words = $answer->is_well() ? sprintf( __( 'Default paths are up to date: %s.', 'parcours' ), implode( ', ', Parcours_Default_Paths::profiles() ) ) : $answer->explanation();
		self::back( self::SETTINGS, $answer->is_well(), array( $words ) );
	}

	/**
	 * What the service said of the content.
	 *
	 * @param array<mixed> $json Its answer.
	 */
	public static function sent_words( array $json ): string {
		$tutorials = (int) ( $json['tutorials'] ?? 0 );
		/* translators: %d: number of tutorials */
		$words  = array( sprintf( _n( '%d tutorial in the graph.', '%d tutorials in the graph.', $tutorials, 'parcours' ), $tutorials ) );
		$gained = count( (array) ( $json['gained'] ?? array() ) );
		$lost   = count( (array) ( $json['lost'] ?? array() ) );
		/* translators: %d: number of tutorials */
		$words[] = sprintf( _n( '%d is new.', '%d are new.', $gained, 'parcours' ), $gained );
		/* translators: %d: number of tutorials */
		$words[] = sprintf( _n( '%d is gone.', '%d are gone.', $lost, 'parcours' ), $lost );
		if ( ! empty( $json['trial'] ) ) {
			array_unshift( $words, __( 'Trial, nothing was changed:', 'parcours' ) );
		}
		return implode( ' ', $words );
	}

	/** What a button did. */
	public static function notices(): void {
		$notice = get_transient( self::NOTICE . get_current_user_id() );
		if ( ! is_array( $notice ) ) {
			return;
		}
		delete_transient( self::NOTICE . get_current_user_id() );
		printf( '<div class="notice notice-%s is-dismissible">', $notice['well'] ? 'success' : 'error' );
		foreach ( (array) $notice['words'] as $words ) {
			printf( '<p>%s</p>', esc_html( (string) $words ) );
		}
		echo '</div>';
	}

	/**
	 * A form with one button of ours.
	 *
	 * @param string $action Name of the action.
	 * @param string $words  On the button.
	 * @param string $more   More fields, escaped.
	 */
	public static function button( string $action, string $words, string $more = '' ): void {
		printf( '<form method="post" action="%s" class="parcours-admin-form"><input type="hidden" name="action" value="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( $action ) );
		wp_nonce_field( $action );
		// phpcs:ignore WordPress.Security.EscapeOutput -- escaped by the caller.
		echo $more;
		submit_button( $words, 'secondary', $action, false );
		echo '</form>';
	}

	/** Ends the request where it does not come from our form, or the account has not the right. */
	private static function allow( string $capability, string $action ): void {
		if ( ! current_user_can( $capability ) ) {
			wp_die( esc_html__( 'You are not allowed to do this.', 'parcours' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( $action );
	}

	/** Back to a page of ours with a notice. */
	private static function back( string $page, bool $well, array $words ): never {
		set_transient(
			self::NOTICE . get_current_user_id(),
			array(
				'well'  => $well,
				'words' => $words,
			),
			60
		);
		wp_safe_redirect( admin_url( 'admin.php?page=' . $page ) );
		exit;
	}
}
