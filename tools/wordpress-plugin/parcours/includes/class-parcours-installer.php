<?php
/**
 * Setting up and taking away.
 *
 * @package Parcours
 */

/** Makes what the plugin needs, on one site or on every site of a network, and brings it up to date after an upgrade. */
final class Parcours_Installer {

	private const VERSION_OPTION = 'parcours_version';

	/** Listens for new sites, and for new versions of the plugin. */
	public static function register(): void {
		add_action( 'init', array( self::class, 'upgrade' ), 2 );
		add_action( 'wp_initialize_site', array( self::class, 'new_site' ), 200 );
		add_filter( 'wpmu_drop_tables', array( self::class, 'dropped_tables' ) );
	}

	/**
	 * The plugin was activated.
	 *
	 * @param bool $network On all sites.
	 */
	public static function activate( bool $network = false ): void {
		self::each_site( $network, array( self::class, 'install' ) );
	}

	/**
	 * The plugin was deactivated: nothing of it runs any more; what it kept stays.
	 *
	 * @param bool $network On all sites.
	 */
	public static function deactivate( bool $network = false ): void {
		self::each_site( $network, array( Parcours_Jobs::class, 'unschedule' ) );
	}

	/** Brings this site up to date, once for each version. */
	public static function upgrade(): void {
		if ( get_option( self::VERSION_OPTION ) !== PARCOURS_VERSION ) {
			self::install();
		}
	}

	/** Makes what this site needs. */
	public static function install(): void {
		Parcours_Queue::install();
		add_option( Parcours_Settings::OPTION, array(), '', true );
		// An option that is absent is looked for in the database by every page.
		add_option( Parcours_Breaker::OPTION, '', '', true );
		add_option( Parcours_Client::ADDRESS_OPTION, '', '', true );
		add_option( Parcours_Secrets::ACCESS_OPTION, '', '', true );
		Parcours_Secrets::pseudonym_key();
		update_option( self::VERSION_OPTION, PARCOURS_VERSION, true );
		Parcours_Jobs::schedule();
	}

	/**
	 * A site was added to the network.
	 *
	 * @param WP_Site $site The site.
	 */
	public static function new_site( WP_Site $site ): void {
		if ( is_plugin_active_for_network( plugin_basename( PARCOURS_FILE ) ) ) {
			switch_to_blog( (int) $site->blog_id );
			self::install();
			restore_current_blog();
		}
	}

	/**
	 * A site goes from the network, and our table with it.
	 *
	 * @param string[] $tables Tables that go.
	 * @return string[]
	 */
	public static function dropped_tables( array $tables ): array {
		$tables[] = Parcours_Queue::table();
		return $tables;
	}

	/** Removes all that the plugin ever kept on this site. */
	public static function remove(): void {
		global $wpdb;
		Parcours_Jobs::unschedule();
		$table = Parcours_Queue::table();
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- our own table, names of our own.
		$wpdb->query( "DROP TABLE IF EXISTS $table" );
		foreach ( array( Parcours_Learner::META, Parcours_Learner::CONSENT ) as $kept ) {
			delete_metadata( 'user', 0, $wpdb->get_blog_prefix() . $kept, '', true );
		}
		$names = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s OR option_name LIKE %s",
				$wpdb->esc_like( 'parcours_' ) . '%',
				$wpdb->esc_like( '_transient_parcours_' ) . '%',
				$wpdb->esc_like( '_transient_timeout_parcours_' ) . '%'
			)
		);
		// phpcs:enable
		array_map( 'delete_option', $names );
		$folder = Parcours_Default_Paths::upload_folder();
		if ( is_dir( $folder ) ) {
			foreach ( (array) scandir( $folder ) as $file ) {
				if ( preg_match( '/\.(?:json|part)$/', (string) $file ) ) {
					wp_delete_file( $folder . $file );
				}
			}
			// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_rmdir, WordPress.PHP.NoSilencedErrors -- others may have put files there.
			@rmdir( $folder );
		}
	}

	/**
	 * Does something on this site, or on each of the network.
	 *
	 * @param bool     $network On each.
	 * @param callable $do      What.
	 */
	public static function each_site( bool $network, callable $do ): void {
		if ( ! $network || ! is_multisite() ) {
			$do();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
			switch_to_blog( (int) $site );
			$do();
			restore_current_blog();
		}
	}
}
