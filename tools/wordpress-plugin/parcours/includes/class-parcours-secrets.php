<?php
/**
 * The secrets of the site: the access key of the service, and the key of pseudonyms.
 *
 * @package Parcours
 */

/**
 * The access key is kept encrypted with the salts of wp-config.php, so that a copy of the database alone does not give it. The key of
 * pseudonyms is kept as it is, since every learner would be lost with the salts; who wants it out of the database sets
 * PARCOURS_PSEUDONYM_KEY in wp-config.php.
 */
final class Parcours_Secrets {

	public const ACCESS_OPTION    = 'parcours_access_key';
	public const PSEUDONYM_OPTION = 'parcours_pseudonym_key';

	/** The access key (`prc_…`), or nothing where none was given or the salts have changed since. */
	public static function access_key(): string {
		if ( defined( 'PARCOURS_API_KEY' ) ) {
			return (string) constant( 'PARCOURS_API_KEY' );
		}
		return self::open( (string) get_option( self::ACCESS_OPTION, '' ) );
	}

	/**
	 * Keeps an access key; an empty one forgets it.
	 *
	 * @param string $key As made by `parcours keys create`.
	 */
	public static function keep_access_key( string $key ): void {
		update_option( self::ACCESS_OPTION, '' === $key ? '' : self::seal( $key ), true );
	}

	/** Whether a text has the form of an access key. */
	public static function is_access_key( string $text ): bool {
		return 1 === preg_match( '/^prc_[A-Za-z0-9]{4,64}_[A-Za-z0-9]{16,128}$/', $text );
	}

	/** 32 bytes with which accounts become pseudonyms. Made once: with another one, every learner would be a new one. */
	public static function pseudonym_key(): string {
		if ( defined( 'PARCOURS_PSEUDONYM_KEY' ) ) {
			return hash( 'sha256', (string) constant( 'PARCOURS_PSEUDONYM_KEY' ), true );
		}
		$key = (string) hex2bin( self::hexadecimal( (string) get_option( self::PSEUDONYM_OPTION, '' ) ) );
		if ( 32 !== strlen( $key ) ) {
			$key = random_bytes( 32 );
			update_option( self::PSEUDONYM_OPTION, bin2hex( $key ), true );
		}
		return $key;
	}

	/** The text where it is an even number of hexadecimal digits, else nothing. */
	private static function hexadecimal( string $text ): string {
		return 1 === preg_match( '/^(?:[0-9a-f]{2})*$/', $text ) ? $text : '';
	}

	/** Encrypts a text. */
	private static function seal( string $text ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- bytes into an option.
		return base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, self::sealing_key() ) );
	}

	/** Decrypts what {@see seal()} made; nothing where it can't. */
	private static function open( string $sealed ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- bytes out of an option.
		$bytes = base64_decode( $sealed, true );
		if ( false === $bytes || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return '';
		}
		$nonce = substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$text  = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, self::sealing_key() );
		return false === $text ? '' : $text;
	}

	/** The key of the encryption, from the salts in wp-config.php. */
	private static function sealing_key(): string {
		return hash_hmac( 'sha256', 'parcours access key', wp_salt( 'secure_auth' ), true );
	}
}
