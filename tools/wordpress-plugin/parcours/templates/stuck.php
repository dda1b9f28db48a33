<?php
/**
 * An online session, for who is stuck.
 *
 * @package Parcours
 * @var array{post:int,learner:Parcours_Learner} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_stuck = (array) $with['learner']->get( 'stuck', array() );
$parcours_post  = $with['post'] ? $with['post'] : (int) array_key_last( $parcours_stuck );
if ( ! $parcours_post || ! isset( $parcours_stuck[ $parcours_post ] ) ) {
	return;
}
$parcours_sessions = Parcours_Agenda::for_tutorial( $parcours_post );
?>
<div class="parcours-stuck">
	<?php if ( ! $parcours_sessions ) : ?>
		<p><?php esc_html_e( 'No online session is announced at the moment. Your request for help was passed on.', 'parcours' ); ?></p>
	<?php else : ?>
		<p>
			<?php
			/* translators: %s: title of a tutorial */
			echo esc_html( sprintf( __( 'Stuck on “%s”? A trainer answers your questions online:', 'parcours' ), Parcours_View::title( array( 'id' => $parcours_post, 'title' => '' ) ) ) );
			?>
		</p>
		<ul>
			<?php foreach ( $parcours_sessions as $parcours_session ) : ?>
				<li><a href="<?php echo esc_url( $parcours_session['url'] ); ?>"><?php echo esc_html( $parcours_session['title'] ); ?></a>, <time datetime="<?php echo esc_attr( $parcours_session['iso'] ); ?>"><?php echo esc_html( $parcours_session['words'] ); ?></time></li>
			<?php endforeach; ?>
		</ul>
	<?php endif; ?>
	<?php
	// phpcs:ignore WordPress.Security.EscapeOutput -- form() and button() escape.
	echo Parcours_View::form( '', $with['post'] ? 'parcours-after' : 'parcours' ) . Parcours_View::button( 'parcours_helped', (string) $parcours_post, __( 'It works now', 'parcours' ), '', 'parcours-quiet' ) . '</form>';
	?>
</div>
