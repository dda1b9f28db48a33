<?php
/**
 * Profile, needs, time, session and device.
 *
 * @package Parcours
 * @var array{path:Parcours_Path,learner:Parcours_Learner,profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_learner = $with['learner'];
$parcours_whole   = Parcours_Default_Paths::path( $with['profile'] );
$parcours_needs   = array();
foreach ( ( $parcours_whole ? $parcours_whole : $with['path'] )->steps() as $parcours_step ) {
	if ( '' !== $parcours_step['need']['slug'] ) {
		$parcours_needs[ $parcours_step['need']['slug'] ] = $parcours_step['need']['title'];
	}
}
$parcours_chosen  = (array) $parcours_learner->get( 'needs', array() );
$parcours_choices = static function ( array $options, int $chosen ): void {
	foreach ( $options as $value => $words ) {
		printf( '<option value="%s" %s>%s</option>', esc_attr( (string) $value ), selected( $value, $chosen, false ), esc_html( $words ) );
	}
};
?>
<details class="parcours-rest">
	<summary><?php esc_html_e( 'Adapt my path', 'parcours' ); ?></summary>
	<?php
	// phpcs:ignore WordPress.Security.EscapeOutput -- form() escapes.
	echo Parcours_View::form( 'parcours-adapt' );
	?>
	<p>
		<label for="parcours-adapt-profile"><?php esc_html_e( 'You are', 'parcours' ); ?></label>
		<select id="parcours-adapt-profile" name="parcours_profile">
			<?php
			foreach ( Parcours_Default_Paths::profiles() as $parcours_slug => $parcours_title ) {
				printf( '<option value="%s" %s>%s</option>', esc_attr( $parcours_slug ), selected( $parcours_slug, $with['profile'], false ), esc_html( $parcours_title ) );
			}
			?>
		</select>
	</p>
	<fieldset>
		<legend><?php esc_html_e( 'What you need (nothing chosen: everything)', 'parcours' ); ?></legend>
		<?php foreach ( $parcours_needs as $parcours_slug => $parcours_title ) : ?>
			<label><input type="checkbox" name="parcours_needs[]" value="<?php echo esc_attr( $parcours_slug ); ?>" <?php checked( in_array( $parcours_slug, $parcours_chosen, true ) ); ?>> <?php echo esc_html( $parcours_title ); ?></label>
		<?php endforeach; ?>
	</fieldset>
	<p>
		<label for="parcours-budget"><?php esc_html_e( 'Time that you have in all', 'parcours' ); ?></label>
		<select id="parcours-budget" name="parcours_budget">
			<?php
			$parcours_times = array( 0 => __( 'As long as it takes', 'parcours' ) );
			foreach ( array( 15, 30, 45, 60, 120, 240 ) as $parcours_minutes ) {
				$parcours_times[ $parcours_minutes ] = Parcours_View::minutes( $parcours_minutes );
			}
			$parcours_choices( $parcours_times, (int) $parcours_learner->get( 'budget', 0 ) );
			?>
		</select>
	</p>
	<p>
		<label for="parcours-session"><?php esc_html_e( 'Length of a session', 'parcours' ); ?></label>
		<select id="parcours-session" name="parcours_session">
			<?php
			$parcours_times = array();
			foreach ( array( 10, 15, 20, 30, 45, 60 ) as $parcours_minutes ) {
				$parcours_times[ $parcours_minutes ] = Parcours_View::minutes( $parcours_minutes );
			}
			$parcours_choices( $parcours_times, Parcours_Curriculum::session( $parcours_learner ) );
			?>
		</select>
	</p>
	<fieldset>
		<legend><?php esc_html_e( 'You learn on', 'parcours' ); ?></legend>
		<label><input type="radio" name="parcours_device" value="computer" <?php checked( 'computer', Parcours_Curriculum::device( $parcours_learner ) ); ?>> <?php esc_html_e( 'a computer', 'parcours' ); ?></label>
		<label><input type="radio" name="parcours_device" value="phone" <?php checked( 'phone', Parcours_Curriculum::device( $parcours_learner ) ); ?>> <?php esc_html_e( 'a phone', 'parcours' ); ?></label>
	</fieldset>
	<?php
	// phpcs:ignore WordPress.Security.EscapeOutput -- button() escapes.
	echo Parcours_View::button( 'parcours_adapt', '1', __( 'Adapt', 'parcours' ), '', 'parcours-main' );
	?>
	</form>
</details>
