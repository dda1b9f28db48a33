<?php
/**
 * The path that a learner sees.
 *
 * @package Parcours
 */

/**
 * Finds the path of the learner of this request: theirs where they agreed and the service answers in time, the one last
 * received where it does not, and the default path of the profile in all other cases. It never fails.
 */
final class Parcours_Curriculum {

	private const FRESH = 900;

	/**
	 * Makes one.
	 *
	 * @param Parcours_Path|null $path   What to show; none where not even a default path is there.
	 * @param string             $origin `personal`, `earlier` (the service was not there), `default` (it was not there
	 *                                   either before), `unconsented` or `none`.
	 */
	private function __construct( public readonly ?Parcours_Path $path, public readonly string $origin ) {}

	/**
	 * The path of the learner of this request.
	 *
	 * @param string $profile Slug of the profile; none: the learner's.
	 */
	public static function current( string $profile = '' ): self {
		static $known = array();

		$profile = self::profile( $profile );
		$key     = get_current_blog_id() . '/' . $profile;

		$known[ $key ] ??= self::find( $profile );
		return $known[ $key ];
	}

	/**
	 * Slug of the profile: the one that the page is about, that was chosen, that the address names, or that the account's profession
	 * or role says.
	 *
	 * @param string $wanted The one that the page is about, if any.
	 */
	public static function profile( string $wanted = '' ): string {
		$profiles = Parcours_Default_Paths::profiles();
		$learner  = Parcours_Learner::current();
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- which public path to show, no change.
		$named = sanitize_title( Parcours_Input::text( $_GET, 'parcours' ) );
		// An address may come from anyone: of who agreed, their own choice counts more.
		$choices = Parcours_Consent::granted( 'personalisation' )
			? array( $wanted, (string) $learner->get( 'profile', '' ), $named ) : array( $named, $wanted );
		if ( $learner->is_account() ) {
			array_push( $choices, ...self::of_account( $learner->user() ) );
		}
		foreach ( $choices as $choice ) {
			if ( isset( $profiles[ $choice ] ) ) {
				return $choice;
			}
		}
		return '';
	}

	/**
	 * Slugs that the settings give to an account.
	 *
	 * @param int $user Its number.
	 * @return string[]
	 */
	private static function of_account( int $user ): array {
		$slugs = array();
		$meta  = (string) Parcours_Settings::get( 'profile_meta' );
		if ( '' !== $meta ) {
			$value   = get_user_meta( $user, $meta, true );
			$slugs[] = is_string( $value ) ? sanitize_title( $value ) : '';
		}
		$roles = (array) Parcours_Settings::get( 'profile_roles' );
		foreach ( get_userdata( $user )->roles ?? array() as $role ) {
			$slugs[] = (string) ( $roles[ $role ] ?? '' );
		}
		return $slugs;
	}

	/** Finds the path of a profile. */
	private static function find( string $profile ): self {
		if ( '' === $profile ) {
			return new self( null, 'none' );
		}
		if ( ! Parcours_Consent::granted( 'personalisation' ) ) {
			$path = Parcours_Default_Paths::path( $profile );
			return new self( $path, null === $path ? 'none' : 'unconsented' );
		}
		$learner = Parcours_Learner::current();
		$asked   = self::question( $learner, $profile );
		$mark    = md5( (string) wp_json_encode( $asked ) );
		$kept    = $learner->get( 'path' );
		$before  = Parcours_Path::from_array( $kept['path'] ?? null );
		$before  = null !== $before && $before->profile() === $profile ? $before : null;
		if ( null !== $before && ( $kept['mark'] ?? '' ) === $mark && time() - (int) ( $kept['at'] ?? 0 ) < self::FRESH ) {
			return new self( self::without_done( $before, $learner ), 'personal' );
		}
		$path = self::ask( $asked, self::session( $learner ) );
		if ( null !== $path ) {
			$learner->keep_if_agreed(
				array(
					'path' => array(
						'mark' => $mark,
						'at'   => time(),
						'path' => $path->to_array(),
					),
				)
			);
			return new self( self::without_done( $path, $learner ), 'personal' );
		}
		if ( null !== $before ) {
			return new self( self::without_done( $before, $learner ), 'earlier' );
		}
		$path = Parcours_Default_Paths::path( $profile, self::session( $learner ) );
		return new self( null === $path ? null : self::for_learner( $path, $learner ), null === $path ? 'none' : 'default' );
	}

	/** Minutes of a session that a learner chose, or the site's. */
	public static function session( Parcours_Learner $learner ): int {
		return max( 5, (int) $learner->get( 'session', Parcours_Settings::get( 'session_minutes' ) ) );
	}

	/** `phone` or `computer`: what a learner chose, else what they hold. */
	public static function device( Parcours_Learner $learner ): string {
		return 'phone' === $learner->get( 'device', wp_is_mobile() ? 'phone' : 'computer' ) ? 'phone' : 'computer';
	}

	/**
	 * What is asked of the service.
	 *
	 * @return array<string,mixed>
	 */
	private static function question( Parcours_Learner $learner, string $profile ): array {
		$asked = array(
			'learner'        => $learner->pseudonym(),
			'profile'        => $profile,
			'sessionMinutes' => self::session( $learner ),
			'device'         => self::device( $learner ),
		);
		$needs = array_values( array_filter( (array) $learner->get( 'needs', array() ), 'is_string' ) );
		if ( $needs ) {
			$asked['needs'] = array_slice( $needs, 0, 200 );
		}
		$budget = (int) $learner->get( 'budget', 0 );
		if ( $budget > 0 ) {
			$asked['budgetMinutes'] = $budget;
		}
		$known = self::behind( $learner );
		$later = array_diff( self::posts( $learner, 'later', time() ), $known );
		foreach ( array( 'known' => $known, 'avoid' => $later ) as $name => $posts ) {
			if ( $posts ) {
				$asked[ $name ] = array_map( static fn( int $post ): string => "post/$post", array_slice( array_values( $posts ), -200 ) );
			}
		}
		return $asked;
	}

	/**
	 * Asks the service; none where it does not answer as it should.
	 *
	 * @param array<string,mixed> $asked   The question.
	 * @param int                 $session Minutes of a session.
	 */
	private static function ask( array $asked, int $session ): ?Parcours_Path {
		$path   = null;
		$is_apt = static function ( Parcours_Answer $answer ) use ( &$path, $asked, $session ): bool {
			$path = Parcours_Path::from_service( $answer->json, $session );
			$path = null !== $path && self::is_of_this_site( $path, $asked['profile'] ) ? $path : null;
			return null !== $path;
		};
		$answer = Parcours_Client::from_page( 'POST', '/v1/curricula', $asked, $is_apt );
		if ( 'refused' === $answer->problem && in_array( $answer->status, array( 400, 404, 422 ), true )
			&& ( isset( $asked['known'] ) || isset( $asked['avoid'] ) || isset( $asked['needs'] ) ) ) {
			// A choice of the learner is about something that is no longer there.
			Parcours_Client::from_page( 'POST', '/v1/curricula', array_diff_key( $asked, array_flip( array( 'known', 'avoid', 'needs' ) ) ), $is_apt );
		}
		return $path;
	}

	/** Whether a path is of the profile that was asked for, and has a step on this site if it has any: else the service has the content of another. */
	private static function is_of_this_site( Parcours_Path $path, string $profile ): bool {
		return $path->profile() === $profile && ( ! $path->steps() || Parcours_View::with_pages( $path )->steps() );
	}

	/**
	 * The default path, as far as the learner's choices can be followed without the service.
	 */
	private static function for_learner( Parcours_Path $path, Parcours_Learner $learner ): Parcours_Path {
		$needs = array_flip( (array) $learner->get( 'needs', array() ) );
		$path  = $path->without( self::posts( $learner, 'known' ), self::session( $learner ) );
		if ( $needs ) {
			$some = $path->keeping( static fn( array $step ): bool => isset( $needs[ $step['need']['slug'] ] ), self::session( $learner ) );
			$path = $some->steps() ? $some : $path;
		}
		return self::without_done( $path, $learner );
	}

	/** The steps that are left to do: what was done since the path was made is gone. */
	private static function without_done( Parcours_Path $path, Parcours_Learner $learner ): Parcours_Path {
		return $path->without( self::behind( $learner ), self::session( $learner ) );
	}

	/**
	 * The tutorials that a learner knew, or has done.
	 *
	 * @param Parcours_Learner $learner The learner.
	 * @return int[]
	 */
	public static function behind( Parcours_Learner $learner ): array {
		return array_unique( array_merge( self::posts( $learner, 'known' ), self::posts( $learner, 'done' ) ) );
	}

	/**
	 * Posts that a learner marked.
	 *
	 * @param Parcours_Learner $learner The learner.
	 * @param string           $how     `done`, `known` or `later`.
	 * @param int              $after   Only those whose time is after this one.
	 * @return int[]
	 */
	public static function posts( Parcours_Learner $learner, string $how, int $after = 0 ): array {
		$marked = array_filter( (array) $learner->get( $how, array() ), static fn( $time ): bool => is_numeric( $time ) && $time > $after );
		return array_map( 'intval', array_keys( $marked ) );
	}
}
