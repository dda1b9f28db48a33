<?php
/**
 * Who looks at the page.
 *
 * @package Parcours
 */

/**
 * The learner of this request: an account, a visitor who agreed, or nobody in particular. The service knows them by a
 * pseudonym alone, a keyed hash of the account's number or of the random number of the visit.
 */
final class Parcours_Learner {

	public const META    = 'parcours_state';
	public const CONSENT = 'parcours_consent';
	public const COOKIE  = 'parcours_visit';
	public const REFUSED = 'parcours_refused';

	/** What is kept on the site of this learner: choices, what is done, the path last received. */
	private array $state;

	/** What they agreed to, apart from the rest: nothing that is written about a path can undo a choice. */
	private ?array $consent;

	/**
	 * Makes one.
	 *
	 * @param int    $user  Number of the account, or 0.
	 * @param string $visit Random number of the visit (64 hexadecimal digits), or nothing.
	 */
	private function __construct( private readonly int $user, private string $visit ) {
		$this->state   = $this->load( self::META ) ?? array();
		$this->consent = $this->load( self::CONSENT );
	}

	/** The learner of this request. */
	public static function current(): self {
		static $known = array();

		$user  = get_current_user_id();
		$visit = $user ? '' : self::visit_of_cookie();
		$key   = get_current_blog_id() . "/$user/$visit";

		$known[ $key ] ??= new self( $user, $visit );
		return $known[ $key ];
	}

	/**
	 * The learner that an account is, whoever looks.
	 *
	 * @param int $user Number of the account.
	 */
	public static function of_user( int $user ): self {
		return get_current_user_id() === $user ? self::current() : new self( $user, '' );
	}

	/** The pseudonym; nothing for who is neither an account nor a visitor with a random number. */
	public function pseudonym(): string {
		$name = $this->user ? 'account/' . get_current_blog_id() . '/' . $this->user : ( '' !== $this->visit ? 'visit/' . $this->visit : '' );
		return '' === $name ? '' : hash_hmac( 'sha256', $name, Parcours_Secrets::pseudonym_key() );
	}

	/** Whether this is an account. */
	public function is_account(): bool {
		return $this->user > 0;
	}

	/** Number of the account, or 0. */
	public function user(): int {
		return $this->user;
	}

	/**
	 * One thing that is kept.
	 *
	 * @param string $name    Its name.
	 * @param mixed  $default Where there is none.
	 */
	public function get( string $name, mixed $default = null ): mixed {
		return $this->state[ $name ] ?? $default;
	}

	/**
	 * Keeps things; those that are null are forgotten. What another page has kept meanwhile stays.
	 *
	 * @param array<string,mixed> $changes By name.
	 */
	public function set( array $changes ): void {
		$this->refresh();
		$this->state = array_filter( array_merge( $this->state, $changes ), static fn( $value ) => null !== $value );
		$this->save( self::META, $this->state );
	}

	/**
	 * Keeps things where the learner still agrees: a page that has waited may come after a withdrawal.
	 *
	 * @param array<string,mixed> $changes By name.
	 */
	public function keep_if_agreed( array $changes ): void {
		$this->refresh();
		if ( true === ( $this->consent['personalisation'] ?? null ) ) {
			$this->set( $changes );
		}
	}

	/**
	 * What they agreed to, by purpose, with the time and the version of the policy; none where they were not asked.
	 *
	 * @return array<string,mixed>|null
	 */
	public function consent(): ?array {
		return $this->consent;
	}

	/**
	 * Keeps what they agree to.
	 *
	 * @param array<string,mixed> $consent By purpose.
	 */
	public function agree( array $consent ): void {
		$this->consent = $consent;
		$this->save( self::CONSENT, $consent );
	}

	/** Forgets all that the site keeps, and the visit. */
	public function forget(): void {
		$this->state   = array();
		$this->consent = null;
		if ( $this->user ) {
			delete_user_option( $this->user, self::META );
			delete_user_option( $this->user, self::CONSENT );
		} elseif ( '' !== $this->visit ) {
			delete_transient( $this->transient( self::META ) );
			delete_transient( $this->transient( self::CONSENT ) );
			$this->cookie( self::COOKIE, '' );
			$this->visit = '';
		}
	}

	/** Gives a visitor who agreed a random number, until the browser is closed. */
	public function begin_visit(): void {
		if ( ! $this->user && '' === $this->visit ) {
			$this->visit = bin2hex( random_bytes( 32 ) );
			$this->cookie( self::COOKIE, $this->visit );
			$this->cookie( self::REFUSED, '' );
		}
	}

	/** Remembers until the browser is closed that a visitor refused, so as not to ask on every page. It says nothing else. */
	public function remember_refusal(): void {
		if ( ! $this->user ) {
			$this->cookie( self::REFUSED, '1' );
		}
	}

	/** The random number of the visit that the browser sent. */
	public static function visit_of_cookie(): string {
		$value = Parcours_Input::text( $_COOKIE, self::COOKIE );
		return preg_match( '/^[0-9a-f]{64}$/', $value ) ? $value : '';
	}

	/** Sets a cookie that scripts cannot read, for this site and until the browser is closed; an empty one is removed. */
	private function cookie( string $name, string $value ): void {
		if ( '' === $value && ! isset( $_COOKIE[ $name ] ) ) {
			return;
		}
		if ( ! headers_sent() ) {
			setcookie(
				$name,
				$value,
				array(
					'expires'  => '' === $value ? 1 : 0,
					'path'     => COOKIEPATH ? COOKIEPATH : '/',
					'domain'   => (string) COOKIE_DOMAIN,
					'secure'   => is_ssl(),
					'httponly' => true,
					'samesite' => 'Lax',
				)
			);
		}
	}

	/** Name of the transient of a visit: not its number, which whoever reads the database could then use. */
	private function transient( string $what ): string {
		return $what . '_' . substr( hash_hmac( 'sha256', $this->visit, Parcours_Secrets::pseudonym_key() ), 0, 40 );
	}

	/** Reads anew what other requests may have changed. */
	private function refresh(): void {
		if ( $this->user ) {
			wp_cache_delete( $this->user, 'user_meta' );
		}
		$this->state   = $this->load( self::META ) ?? array();
		$this->consent = $this->load( self::CONSENT );
	}

	/**
	 * What is kept under a name; none where there is nothing.
	 *
	 * @return array<string,mixed>|null
	 */
	private function load( string $what ): ?array {
		$text = '';
		if ( $this->user ) {
			$text = get_user_option( $what, $this->user );
		} elseif ( '' !== $this->visit ) {
			$text = get_transient( $this->transient( $what ) );
		}
		$value = is_string( $text ) && '' !== $text ? json_decode( $text, true, 64 ) : null;
		return is_array( $value ) ? $value : null;
	}

	/** Keeps something under a name. */
	private function save( string $what, array $value ): void {
		$text = wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		if ( false === $text ) {
			return;
		}
		if ( $this->user ) {
			update_user_option( $this->user, $what, wp_slash( $text ) );
		} elseif ( '' !== $this->visit ) {
			set_transient( $this->transient( $what ), $text, DAY_IN_SECONDS );
		}
	}
}
