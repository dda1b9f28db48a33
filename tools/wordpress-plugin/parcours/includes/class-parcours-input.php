<?php
/**
 * What browsers send.
 *
 * @package Parcours
 */

/** Reads fields of requests, which may be anything: a field that is an array where a text is expected is an absent one. */
final class Parcours_Input {

	/**
	 * A text, without slashes.
	 *
	 * @param array<mixed> $from `$_GET`, `$_POST`, a decoded body...
	 * @param string       $name Of the field.
	 */
	public static function text( array $from, string $name ): string {
		$value = $from[ $name ] ?? null;
		return is_scalar( $value ) && ! is_bool( $value ) ? wp_unslash( (string) $value ) : '';
	}

	/**
	 * A number, or 0.
	 *
	 * @param array<mixed> $from Fields.
	 * @param string       $name Of the field.
	 */
	public static function number( array $from, string $name ): int {
		return absint( self::text( $from, $name ) );
	}

	/** Whether a form comes from a page of this site. Older browsers say nothing: nonces are for them. */
	public static function is_from_this_site(): bool {
		$site = self::text( $_SERVER, 'HTTP_SEC_FETCH_SITE' );
		if ( '' !== $site ) {
			return 'same-origin' === $site;
		}
		$origin = self::text( $_SERVER, 'HTTP_ORIGIN' );
		if ( '' === $origin ) {
			return true;
		}
		$hosts = array( wp_parse_url( home_url(), PHP_URL_HOST ), wp_parse_url( site_url(), PHP_URL_HOST ) );
		return in_array( wp_parse_url( $origin, PHP_URL_HOST ), $hosts, true );
	}
}
