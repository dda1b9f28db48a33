<?php
/**
 * The test of the connection.
 *
 * @package Parcours
 */

/** Goes through what must hold between the site and the service, and ends at the first thing that does not. */
final class Parcours_Connection {

	/**
	 * Tests.
	 *
	 * @return list<array{well:bool,words:string}>
	 */
	public static function test(): array {
		if ( '' === (string) Parcours_Settings::get( 'service_url' ) ) {
			return array( self::step( false, ( new Parcours_Answer( 0, null, 'off' ) )->explanation() ) );
		}
		$steps  = array();
		$answer = Parcours_Client::in_background( 'GET', '/readyz', null, 5 );
		if ( ! $answer->is_well() ) {
			return array( self::step( false, $answer->explanation() ) );
		}
		$start  = microtime( true );
		$public = Parcours_Client::in_background( 'GET', '/v1/profiles', null, 5 );
		$took   = (int) round( ( microtime( true ) - $start ) * 1000 );
		$limit  = Parcours_Settings::limit();
		if ( ! $public->is_well() || ! is_array( $public->json['profiles'] ?? null ) ) {
			$steps[] = self::step( false, $public->is_well() ? ( new Parcours_Answer( 200, null, 'garbage' ) )->explanation() : $public->explanation() );
			return $steps;
		}
		/* translators: 1: number of profiles, 2: milliseconds, 3: milliseconds */
		$steps[] = self::step( $took < $limit, sprintf( _n( 'The service answers and knows %1$d profile (%2$d ms; pages wait %3$d ms at most).', 'The service answers and knows %1$d profiles (%2$d ms; pages wait %3$d ms at most).', count( $public->json['profiles'] ), 'parcours' ), count( $public->json['profiles'] ), $took, $limit ) );
		$nobody  = str_repeat( '0', 64 );
		$scopes  = array(
			'read'    => array( 'GET', '/v1/coverage', null ),
			'content' => array( 'GET', '/v1/content/versions', null ),
			'privacy' => array( 'GET', "/v1/learners/$nobody/consent", null ),
			// Of who did not agree nothing is kept: the answer tells only whether the key may.
			'events'  => array( 'POST', '/v1/events', array( 'events' => array( array() ) ) ),
		);
		foreach ( $scopes as $scope => list( $method, $path, $body ) ) {
			$answer = Parcours_Client::in_background( $method, $path, $body, 5 );
			if ( 401 === $answer->status ) {
				// The key itself: what it may do is then no question.
				$steps[] = self::step( false, $answer->explanation() );
				return $steps;
			}
			$steps[] = $answer->is_well()
				/* translators: %s: a scope of the key, such as “read” */
				? self::step( true, sprintf( __( 'The key may be used for “%s”.', 'parcours' ), $scope ) )
				/* translators: 1: a scope of the key, such as “read”, 2: what is wrong */
				: self::step( false, sprintf( __( 'The key may not be used for “%1$s”: %2$s', 'parcours' ), $scope, $answer->explanation() ) );
		}
		return $steps;
	}

	/** One line. */
	private static function step( bool $well, string $words ): array {
		return array(
			'well'  => $well,
			'words' => $words,
		);
	}
}
