<?php
/**
 * The commands of WP-CLI.
 *
 * @package Parcours
 */

/** Sends content to the planning service, and says how things stand. */
final class Parcours_CLI {

	/**
	 * Sends the site's content to the service.
	 *
	 * ## OPTIONS
	 *
	 * [--force]
	 * : Also where many tutorials would be lost.
	 *
	 * [--trial]
	 * : Only say what would happen.
	 *
	 * ## EXAMPLES
	 *
	 *     wp parcours send --trial
	 *
	 * @param string[]             $arguments None.
	 * @param array<string,string> $options   Of the command.
	 */
	public function send( array $arguments, array $options ): void {
		$answer = Parcours_Content::send( isset( $options['force'] ), isset( $options['trial'] ) );
		if ( ! $answer->is_well() ) {
			WP_CLI::error( $answer->explanation() );
		}
		WP_CLI::success( Parcours_Admin::sent_words( $answer->json ?? array() ) );
	}

	/**
	 * Fetches the default paths of all profiles from the service.
	 *
	 * @param string[] $arguments None.
	 */
	public function defaults( array $arguments ): void {
		$answer = Parcours_Default_Paths::refresh();
		if ( ! $answer->is_well() ) {
			WP_CLI::error( $answer->explanation() );
		}
		/* translators: %s: profiles */
		WP_CLI::success( sprintf( __( 'Default paths are up to date: %s.', 'parcours' ), implode( ', ', Parcours_Default_Paths::profiles() ) ) );
	}

	/**
	 * Tells the service what waits.
	 *
	 * @param string[] $arguments None.
	 */
	public function flush( array $arguments ): void {
		$done = Parcours_Queue::send();
		/* translators: %d: number of events and choices */
		$words = sprintf( _n( '%d item sent.', '%d items sent.', $done['told'], 'parcours' ), $done['told'] );
		if ( '' !== $done['problem'] ) {
			WP_CLI::error( $words . ' ' . ( new Parcours_Answer( 0, null, $done['problem'] ) )->explanation() );
		}
		WP_CLI::success( $words );
	}

	/**
	 * Tests the connection, step by step.
	 *
	 * @param string[] $arguments None.
	 */
	public function status( array $arguments ): void {
		foreach ( Parcours_Connection::test() as $step ) {
			WP_CLI::log( ( $step['well'] ? '✓ ' : '✗ ' ) . $step['words'] );
		}
	}
}
