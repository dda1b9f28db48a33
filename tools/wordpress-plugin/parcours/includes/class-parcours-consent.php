<?php
/**
 * What the learner agreed to.
 *
 * @package Parcours
 */

/**
 * Consent per purpose: `personalisation` (a path of one's own) and `measurement` (what helps to improve the site). Where the
 * WP Consent API is there, its categories `preferences` and `statistics` decide too: neither alone is enough to overrule
 * a refusal. A browser that asks not to be tracked (Global Privacy Control) is taken at its word.
 */
final class Parcours_Consent {

	public const PURPOSES    = array( 'personalisation', 'measurement' );
	private const CATEGORIES = array(
		'personalisation' => 'preferences',
		'measurement'     => 'statistics',
	);

	/**
	 * Whether the learner of this request agrees to a purpose now.
	 *
	 * @param string $purpose One of {@see PURPOSES}.
	 */
	public static function granted( string $purpose ): bool {
		$learner = Parcours_Learner::current();
		if ( self::objects() || ( ! $learner->is_account() && '' === Parcours_Learner::visit_of_cookie() ) ) {
			return false;
		}
		$own = $learner->get( 'consent' );
		$own = is_array( $own ) && true === ( $own[ $purpose ] ?? null );
		return $own && self::manager_agrees( $purpose );
	}

	/** Whether the learner may be asked: they have not answered, and their browser does not object. */
	public static function may_be_asked(): bool {
		$learner = Parcours_Learner::current();
		return ! self::objects() && null === $learner->get( 'consent' ) && ! isset( $_COOKIE[ Parcours_Learner::REFUSED ] )
			&& self::manager_agrees( 'personalisation' );
	}

	/** Whether the browser says that its user does not want to be followed. */
	public static function objects(): bool {
		return '1' === ( $_SERVER['HTTP_SEC_GPC'] ?? '' ) || '1' === ( $_SERVER['HTTP_DNT'] ?? '' );
	}

	/**
	 * Keeps a choice, and tells the service of it: at once where it answers, else later.
	 *
	 * @param array<string,bool> $choice By purpose.
	 */
	public static function choose( array $choice ): void {
		$learner = Parcours_Learner::current();
		$agrees  = in_array( true, $choice, true );
		$before  = $learner->get( 'consent' );
		if ( ! $agrees ) {
			self::withdraw( $learner, $before );
			return;
		}
		$learner->begin_visit();
		$learner->set(
			array(
				'consent' => $choice + array(
					'at'     => time(),
					'policy' => (string) Parcours_Settings::get( 'policy' ),
				),
			)
		);
		self::tell( $learner->pseudonym(), $choice );
	}

	/**
	 * Whether the site's consent manager, if it has one, agrees.
	 *
	 * @param string $purpose One of {@see PURPOSES}.
	 */
	private static function manager_agrees( string $purpose ): bool {
		return ! function_exists( 'wp_has_consent' ) || wp_has_consent( self::CATEGORIES[ $purpose ] );
	}

	/**
	 * Nothing more is used from here on: what the site keeps goes at once, and the service is told.
	 *
	 * @param Parcours_Learner $learner Who withdraws.
	 * @param mixed            $before  What they had chosen.
	 */
	private static function withdraw( Parcours_Learner $learner, mixed $before ): void {
		$pseudonym = $learner->pseudonym();
		$had       = is_array( $before ) && in_array( true, $before, true );
		if ( $had ) {
			Parcours_Queue::drop_events( $pseudonym );
		}
		$learner->forget();
		$learner->remember_refusal();
		if ( $learner->is_account() ) {
			$learner->set( array( 'consent' => array_fill_keys( self::PURPOSES, false ) + array( 'at' => time() ) ) );
		}
		if ( $had ) {
			self::tell( $pseudonym, array_fill_keys( self::PURPOSES, false ) );
		}
	}

	/**
	 * Tells the service what a learner agrees to.
	 *
	 * @param string             $pseudonym Of the learner.
	 * @param array<string,bool> $choice    By purpose.
	 */
	private static function tell( string $pseudonym, array $choice ): void {
		Parcours_Queue::add( 'consent', $pseudonym, $choice + array( 'policy' => (string) Parcours_Settings::get( 'policy' ) ) );
		Parcours_Queue::send_now( $pseudonym );
	}
}
