<?php
/**
 * One question of a placement.
 *
 * @package Parcours
 * @var array{learner:Parcours_Learner} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_question = $with['learner']->get( 'question' );
if ( ! is_array( $parcours_question ) || ! is_array( $parcours_question['text'] ?? null ) ) {
	return;
}
// phpcs:disable WordPress.Security.EscapeOutput -- form() and button() escape.
echo Parcours_View::form( 'parcours-question' );
?>
<fieldset>
	<legend><?php echo esc_html( Parcours_View::in_language( $parcours_question['text'] + array( 'en' => '' ) ) ); ?></legend>
	<p>
		<?php
		echo esc_html(
			sprintf(
				/* translators: 1: number of the question, 2: a length of time */
				__( 'Question %1$d of 5 at most. Your answers may save you about %2$s.', 'parcours' ),
				min( 5, (int) $with['learner']->get( 'asked', 0 ) + 1 ),
				Parcours_View::minutes( (float) $parcours_question['saved'] )
			)
		);
		?>
	</p>
	<?php
	echo Parcours_View::button( 'parcours_answer', 'yes', __( 'Yes', 'parcours' ) );
	echo Parcours_View::button( 'parcours_answer', 'no', __( 'No, or not sure', 'parcours' ) );
	echo Parcours_View::button( 'parcours_answer', 'stop', __( 'No more questions', 'parcours' ), '', 'parcours-quiet' );
	?>
</fieldset>
</form>
