<?php
/**
 * The next session, and the rest folded.
 *
 * @package Parcours
 * @var array{path:Parcours_Path,learner:Parcours_Learner,profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_path     = $with['path'];
$parcours_steps    = $parcours_path->steps();
$parcours_sessions = $parcours_path->sessions();
$parcours_first    = $parcours_sessions[0];
$parcours_rest     = array_slice( $parcours_sessions, 1, null, true );
$parcours_personal = Parcours_Consent::granted( 'personalisation' );
$parcours_write    = require __DIR__ . '/step.php';
// phpcs:disable WordPress.Security.EscapeOutput -- Parcours_View::form() and the templates escape.
echo $parcours_personal ? Parcours_View::form() : '<div>';
?>
<h3 class="parcours-next">
	<?php
	echo esc_html(
		sprintf(
			/* translators: 1: number of steps, 2: a length of time */
			_n( 'Your next session: %1$d step, %2$s', 'Your next session: %1$d steps, %2$s', count( $parcours_first ), 'parcours' ),
			count( $parcours_first ),
			Parcours_View::minutes( $parcours_path->minutes_of( $parcours_first ) )
		)
	);
	?>
</h3>
<ol class="parcours-steps">
	<?php
	foreach ( $parcours_first as $parcours_number ) {
		$parcours_write( $parcours_steps[ $parcours_number ], $with['profile'], $parcours_personal );
	}
	?>
</ol>
<?php if ( $parcours_rest ) : ?>
	<details class="parcours-rest">
		<summary>
			<?php
			$parcours_count = count( $parcours_steps ) - count( $parcours_first );
			echo esc_html(
				sprintf(
					/* translators: 1: number of steps, 2: a range of time */
					_n( 'Later: %1$d step, %2$s', 'Later: %1$d steps, %2$s', $parcours_count, 'parcours' ),
					$parcours_count,
					Parcours_View::range( $parcours_path->range_from( count( $parcours_first ) ) )
				)
			);
			?>
		</summary>
		<?php foreach ( $parcours_rest as $parcours_index => $parcours_session ) : ?>
			<h4>
				<?php
				/* translators: 1: number of the session, 2: a length of time */
				echo esc_html( sprintf( __( 'Session %1$d, %2$s', 'parcours' ), $parcours_index + 1, Parcours_View::minutes( $parcours_path->minutes_of( $parcours_session ) ) ) );
				?>
			</h4>
			<ol class="parcours-steps" start="<?php echo esc_attr( (string) ( $parcours_session[0] + 1 ) ); ?>">
				<?php
				foreach ( $parcours_session as $parcours_number ) {
					$parcours_write( $parcours_steps[ $parcours_number ], $with['profile'], $parcours_personal );
				}
				?>
			</ol>
		<?php endforeach; ?>
	</details>
<?php endif; ?>
<?php
echo $parcours_personal ? '</form>' : '</div>';
