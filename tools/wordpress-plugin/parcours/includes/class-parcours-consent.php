<?php
/**
 * What the learner agreed to.
 *
 * @package Parcours
 */

/**
 * Consent per purpose: `personalisation` (a path of one's own) and `measurement` (what helps to improve the site). Where the
 * WP Consent API is there, its categories `preferences` and `statistics` must agree too. Its refusal in one browser keeps
 * everything from being used there; it takes nothing back, since an account may have agreed in another. A browser that asks not to be tracked (Global Privacy Control) is taken at its word.
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
		return true === ( $learner->consent()[ $purpose ] ?? null ) && self::manager_agrees( $purpose );
	}

	/** Whether the learner may be asked: they have not answered, and their browser does not object. */
	public static function may_be_asked(): bool {
		$learner = Parcours_Learner::current();
		return null === $learner->consent() && ! isset( $_COOKIE[ Parcours_Learner::REFUSED ] ) && self::may_agree();
	}

	/** Whether neither the browser nor the site's consent manager speaks against agreeing. */
	public static function may_agree(): bool {
		return ! self::objects() && self::manager_agrees( 'personalisation' );
	}

	/** Whether the learner has agreed to anything here, and may take it back, whatever else keeps it from being used. */
	public static function has_agreed(): bool {
		return in_array( true, Parcours_Learner::current()->consent() ?? array(), true );
	}

	/** Whether the browser says that its user does not want to be followed. */
	public static function objects(): bool {
		return '1' === Parcours_Input::text( $_SERVER, 'HTTP_SEC_GPC' ) || '1' === Parcours_Input::text( $_SERVER, 'HTTP_DNT' );
	}

	/**
	 * Keeps a choice, and tells the service of it: at once where it answers, else later.
	 *
	 * @param array<string,bool> $choice By purpose.
	 */
	public static function choose( array $choice ): void {
		$learner = Parcours_Learner::current();
		$agrees  = in_array( true, $choice, true );
		if ( ! $agrees ) {
			self::withdraw( $learner );
			return;
		}
		$learner->begin_visit();
		$learner->agree(
			$choice + array(
				'at'     => time(),
				'policy' => (string) Parcours_Settings::get( 'policy' ),
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
	 */
	private static function withdraw( Parcours_Learner $learner ): void {
		$pseudonym = $learner->pseudonym();
		// A visitor has a number because they agreed, even where the site has forgotten the rest.
		$had = $learner->is_account() ? self::has_agreed() : '' !== $pseudonym;
		if ( $had ) {
			Parcours_Queue::drop_events( $pseudonym );
		}
		$learner->forget();
		$learner->remember_refusal();
		if ( $learner->is_account() ) {
			$learner->agree( array_fill_keys( self::PURPOSES, false ) + array( 'at' => time() ) );
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
