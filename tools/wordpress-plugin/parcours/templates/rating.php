<?php
/**
 * Satisfaction.
 *
 * @package Parcours
 * @var array{post:int,learner:Parcours_Learner,words:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_given = (int) ( ( (array) $with['learner']->get( 'rated', array() ) )[ $with['post'] ] ?? 0 );
// phpcs:disable WordPress.Security.EscapeOutput -- form() and button() escape.
echo Parcours_View::form( 'parcours-rating', is_singular( Parcours_Settings::tutorial_types() ) ? 'parcours-after' : 'parcours' );
?>
<fieldset>
	<legend><?php echo esc_html( $with['words'] ); ?></legend>
	<?php
	for ( $parcours_stars = 1; $parcours_stars <= 5; $parcours_stars++ ) {
		printf(
			'<label><input type="radio" name="parcours_stars" required value="%1$d" %2$s> %3$s</label>',
			(int) $parcours_stars,
			checked( $parcours_given, $parcours_stars, false ),
			esc_html(
				/* translators: %d: number of stars */
				sprintf( _n( '%d star', '%d stars', $parcours_stars, 'parcours' ), $parcours_stars )
			)
		);
	}
	?>
</fieldset>
<?php
echo Parcours_View::button( 'parcours_rate', (string) $with['post'], __( 'Send', 'parcours' ), $with['words'] ) . '</form>';
