<?php
/**
 * The circuit breaker.
 *
 * @package Parcours
 */

/**
 * After three failures in a row pages stop calling the service; one page at a time tries again, after 30 seconds and then
 * after twice as long each time, ten minutes at most. The state is one autoloaded option, written only when it changes.
 */
final class Parcours_Breaker {

	public const OPTION    = 'parcours_breaker';
	private const FAILURES = 3;
	private const SHORTEST = 30;
	private const LONGEST  = 600;

	/** Whether a page may call now. Where the time to try again has come, the first page that asks is the one that tries. */
	public static function allows(): bool {
		$state = self::state();
		if ( $state['failures'] < self::FAILURES ) {
			return true;
		}
		if ( time() < $state['until'] ) {
			return false;
		}
		// Others keep away while this page tries.
		$state['until'] = time() + 10;
		update_option( self::OPTION, $state, true );
		return true;
	}

	/** A call was answered. */
	public static function succeeded(): void {
		if ( self::state()['failures'] > 0 ) {
			update_option( self::OPTION, self::closed(), true );
		}
	}

	/**
	 * A call was not answered.
	 *
	 * @param string $reason A code of {@see Parcours_Answer}, for the administrator.
	 */
	public static function failed( string $reason ): void {
		$state             = self::state();
		$state['failures'] = min( 50, $state['failures'] + 1 );
		$state['reason']   = $reason;
		$state['at']       = time();
		if ( $state['failures'] >= self::FAILURES ) {
			$state['until'] = time() + min( self::LONGEST, self::SHORTEST * 2 ** min( 10, $state['failures'] - self::FAILURES ) );
		}
		update_option( self::OPTION, $state, true );
	}

	/**
	 * How it stands.
	 *
	 * @return array{failures:int,until:int,reason:string,at:int}
	 */
	public static function state(): array {
		$saved = get_option( self::OPTION );
		return array_merge( self::closed(), is_array( $saved ) ? array_intersect_key( $saved, self::closed() ) : array() );
	}

	/**
	 * The state of a service that answers.
	 *
	 * @return array{failures:int,until:int,reason:string,at:int}
	 */
	private static function closed(): array {
		return array(
			'failures' => 0,
			'until'    => 0,
			'reason'   => '',
			'at'       => 0,
		);
	}
}
