<?php
/**
 * The profile in a form: known, or to be chosen.
 *
 * @package Parcours
 * @var array{profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

if ( '' !== $with['profile'] ) {
	printf( '<input type="hidden" name="parcours_profile" value="%s">', esc_attr( $with['profile'] ) );
	return;
}
?>
<p>
	<label for="parcours-profile-field"><?php esc_html_e( 'You are', 'parcours' ); ?></label>
	<select id="parcours-profile-field" name="parcours_profile">
		<option value=""><?php esc_html_e( 'Choose your profile', 'parcours' ); ?></option>
		<?php foreach ( Parcours_Default_Paths::profiles() as $parcours_slug => $parcours_title ) : ?>
			<option value="<?php echo esc_attr( $parcours_slug ); ?>"><?php echo esc_html( $parcours_title ); ?></option>
		<?php endforeach; ?>
	</select>
</p>
