<?php
/**
 * “What do you need to do?”
 *
 * @package Parcours
 * @var array{path:Parcours_Path,profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- a search: it changes nothing.
$parcours_asked    = mb_substr( sanitize_text_field( Parcours_Input::text( $_GET, 'parcours_need' ) ), 0, 300 );
$parcours_personal = Parcours_Consent::granted( 'personalisation' );
$parcours_profile  = $with['profile'];
?>
<form class="parcours-form parcours-search" method="get" role="search" aria-label="<?php esc_attr_e( 'In the path', 'parcours' ); ?>" action="<?php echo esc_url( (string) get_permalink() ); ?>#parcours-found">
	<?php echo Parcours_View::page_field(); // phpcs:ignore WordPress.Security.EscapeOutput -- it escapes. ?>
	<?php if ( ! $parcours_personal ) : ?>
		<input type="hidden" name="parcours" value="<?php echo esc_attr( $parcours_profile ); ?>">
	<?php endif; ?>
	<label for="parcours-need"><?php esc_html_e( 'What do you need to do?', 'parcours' ); ?></label>
	<input type="search" id="parcours-need" name="parcours_need" maxlength="300" value="<?php echo esc_attr( $parcours_asked ); ?>">
	<button type="submit" class="parcours-button"><?php esc_html_e( 'Find', 'parcours' ); ?></button>
</form>
<?php
if ( '' === $parcours_asked ) {
	return;
}
$parcours_whole = Parcours_Default_Paths::path( $parcours_profile );
$parcours_whole = Parcours_View::with_pages( $parcours_whole ? $parcours_whole : $with['path'] );
$parcours_found = Parcours_Need_Finder::find( $parcours_asked, $parcours_whole );
?>
<div class="parcours-found" id="parcours-found" tabindex="-1">
	<?php if ( ! $parcours_found ) : ?>
		<p><?php esc_html_e( 'No need of this profile is about that. Try other words, such as those of your daily work.', 'parcours' ); ?></p>
	<?php else : ?>
		<p><?php esc_html_e( 'These needs may be yours:', 'parcours' ); ?></p>
		<ul>
			<?php foreach ( $parcours_found as $parcours_need ) : ?>
				<li>
					<?php
					$parcours_step = $parcours_whole->steps()[ $parcours_need['step'] ];
					echo esc_html( $parcours_need['title'] ) . ' : ';
					printf(
						/* translators: %s: title of a tutorial, as a link */
						esc_html__( 'begins with %s', 'parcours' ),
						sprintf( '<a href="%s">%s</a>', esc_url( Parcours_View::step_url( $parcours_step, $parcours_profile ) ), esc_html( Parcours_View::title( $parcours_step ) ) )
					);
					if ( $parcours_personal ) {
						// phpcs:disable WordPress.Security.EscapeOutput -- form() and button() escape.
						echo Parcours_View::form( 'parcours-inline' );
						printf( '<input type="hidden" name="parcours_only_needs" value="1"><input type="hidden" name="parcours_needs[]" value="%s">', esc_attr( $parcours_need['slug'] ) );
						echo Parcours_View::button( 'parcours_adapt', '1', __( 'Make it my path', 'parcours' ), $parcours_need['title'] ) . '</form>';
						// phpcs:enable
					}
					?>
				</li>
			<?php endforeach; ?>
		</ul>
	<?php endif; ?>
</div>
