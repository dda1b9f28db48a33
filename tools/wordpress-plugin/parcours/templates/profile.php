<?php
/**
 * Which profile's path to show. Nothing is kept: the choice is in the address.
 *
 * @package Parcours
 * @var array{profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_profiles = Parcours_Default_Paths::profiles();
if ( ! $parcours_profiles ) {
	echo '<p>' . esc_html__( 'The paths are being prepared. Please come back in a while; all tutorials are on this site.', 'parcours' ) . '</p>';
	return;
}
?>
<form class="parcours-form parcours-profile" method="get" action="<?php echo esc_url( (string) get_permalink() ); ?>#parcours">
	<?php echo Parcours_View::page_field(); // phpcs:ignore WordPress.Security.EscapeOutput -- it escapes. ?>
	<label for="parcours-profile"><?php esc_html_e( 'You are', 'parcours' ); ?></label>
	<select id="parcours-profile" name="parcours" required>
		<?php if ( '' === $with['profile'] ) : ?>
			<option value=""><?php esc_html_e( 'Choose your profile', 'parcours' ); ?></option>
		<?php endif; ?>
		<?php foreach ( $parcours_profiles as $parcours_slug => $parcours_title ) : ?>
			<option value="<?php echo esc_attr( $parcours_slug ); ?>" <?php selected( $parcours_slug, $with['profile'] ); ?>><?php echo esc_html( $parcours_title ); ?></option>
		<?php endforeach; ?>
	</select>
	<button type="submit" class="parcours-button"><?php esc_html_e( 'Show the path', 'parcours' ); ?></button>
</form>
