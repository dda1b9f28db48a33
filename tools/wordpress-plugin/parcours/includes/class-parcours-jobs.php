<?php
/**
 * What is done in the background.
 *
 * @package Parcours
 */

/** WordPress' scheduled jobs: telling the queue, refreshing the default paths, sending the content. */
final class Parcours_Jobs {

	public const SEND    = 'parcours_send';
	public const REFRESH = 'parcours_refresh';
	public const CONTENT = 'parcours_content';

	/** Listens to the jobs. */
	public static function register(): void {
		add_action( self::SEND, array( self::class, 'send' ) );
		add_action( self::REFRESH, array( self::class, 'refresh' ) );
		add_action( self::CONTENT, array( self::class, 'content' ) );
	}

	/** Schedules those that come again. */
	public static function schedule(): void {
		foreach ( array( self::SEND => 'hourly', self::REFRESH => 'hourly', self::CONTENT => 'daily' ) as $job => $how_often ) {
			if ( ! wp_next_scheduled( $job ) ) {
				wp_schedule_event( time() + 60, $how_often, $job );
			}
		}
	}

	/** Unschedules all. */
	public static function unschedule(): void {
		foreach ( array( self::SEND, self::REFRESH, self::CONTENT ) as $job ) {
			wp_unschedule_hook( $job );
		}
	}

	/**
	 * Has a job done soon, once however often it is asked for.
	 *
	 * @param string $job     Its hook.
	 * @param int    $seconds From now.
	 */
	public static function soon( string $job, int $seconds = 5 ): void {
		$next = wp_next_scheduled( $job );
		if ( ! $next || $next > time() + $seconds + 300 ) {
			wp_schedule_single_event( time() + $seconds, $job );
		}
	}

	/** Tells the service what waits; choices of learners also while the plugin is switched off. */
	public static function send(): void {
		Parcours_Queue::send();
	}

	/** Fetches the default paths anew; on the way the internet address of the service is learned. */
	public static function refresh(): void {
		if ( Parcours_Settings::flag( 'enabled' ) ) {
			Parcours_Default_Paths::refresh();
		}
	}

	/** Sends the content, where the site wishes so. */
	public static function content(): void {
		if ( Parcours_Settings::flag( 'enabled' ) && Parcours_Settings::flag( 'auto_send' ) ) {
			Parcours_Content::send();
		}
	}
}
