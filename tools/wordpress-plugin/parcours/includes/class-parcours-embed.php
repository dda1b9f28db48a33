<?php
/**
 * A profile's path on the pages of partners.
 *
 * @package Parcours
 */

/** A page of its own for an iframe: no cookie, no script, nothing from elsewhere, no theme. */
final class Parcours_Embed {

	/** Listens. */
	public static function register(): void {
		add_filter( 'query_vars', static fn( array $names ): array => array_merge( $names, array( 'parcours_embed' ) ) );
		add_action( 'parse_request', array( self::class, 'serve' ) );
	}

	/**
	 * Address of the page of a profile.
	 *
	 * @param string $profile Slug.
	 */
	public static function url( string $profile ): string {
		return add_query_arg( 'parcours_embed', rawurlencode( $profile ), home_url( '/' ) );
	}

	/**
	 * What a partner copies into their page.
	 *
	 * @param string $profile Slug.
	 * @param string $title   Of the profile.
	 */
	public static function snippet( string $profile, string $title ): string {
		return sprintf(
			'<iframe src="%s" title="%s" width="100%%" height="600" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" style="border:0"></iframe>',
			esc_url( self::url( $profile ) ),
			/* translators: %s: a profile, such as nurse */
			esc_attr( sprintf( __( 'Learning path: %s', 'parcours' ), $title ) )
		);
	}

	/**
	 * Answers where the address asks for such a page.
	 *
	 * @param WP $request Of WordPress.
	 */
	public static function serve( WP $request ): void {
		$profile = $request->query_vars['parcours_embed'] ?? null;
		if ( null === $profile || '' === $profile ) {
			return;
		}
		$path = Parcours_Settings::flag( 'embed' ) && is_string( $profile ) ? Parcours_Default_Paths::path( $profile ) : null;
		header_remove( 'X-Frame-Options' );
		header( 'Content-Type: text/html; charset=' . get_option( 'blog_charset' ) );
		header( "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *" );
		header( 'Referrer-Policy: no-referrer' );
		header( 'X-Robots-Tag: noindex' );
		header( 'Cache-Control: public, max-age=600' );
		if ( null === $path ) {
			status_header( 404 );
		} else {
			_prime_post_caches( array_column( $path->steps(), 'id' ), false, false );
			$path = $path->keeping( static fn( array $step ): bool => 'publish' === get_post_status( $step['id'] ), (int) Parcours_Settings::get( 'session_minutes' ) );
		}
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'embed', array( 'path' => $path ) );
		exit;
	}
}
