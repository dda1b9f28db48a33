<?php
/**
 * A profile's path for an iframe.
 *
 * @package Parcours
 * @var array{path:?Parcours_Path} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_path  = $with['path'];
$parcours_title = $parcours_path
	/* translators: %s: a profile, such as nurse */
	? sprintf( __( 'Learning path: %s', 'parcours' ), $parcours_path->profile_title() )
	: __( 'This path does not exist', 'parcours' );
?>
<!DOCTYPE html>
<html lang="<?php echo esc_attr( str_replace( '_', '-', determine_locale() ) ); ?>">
<head>
<meta charset="<?php echo esc_attr( get_option( 'blog_charset' ) ); ?>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php echo esc_html( $parcours_title . ' – ' . html_entity_decode( get_bloginfo( 'name', 'display' ), ENT_QUOTES, 'UTF-8' ) ); ?></title>
<style>
body { color: #1b1b1b; background: #fff; font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
ol { margin: 0; padding-inline-start: 2rem; } li { margin-block: .5rem; } span { display: block; font-size: .9rem; }
a { color: #0b4a6f; } summary { cursor: pointer; font-weight: 600; padding-block: .6rem; } :focus-visible { outline: 3px solid #0b4a6f; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1><?php echo esc_html( $parcours_title ); ?></h1>
<?php if ( ! $parcours_path ) : ?>
	<p><a href="<?php echo esc_url( home_url( '/' ) ); ?>" target="_blank" rel="noopener"><?php echo esc_html( html_entity_decode( get_bloginfo( 'name', 'display' ), ENT_QUOTES, 'UTF-8' ) ); ?></a></p>
<?php else : ?>
	<p>
		<?php
		/* translators: %s: name of the site, as a link */
		printf( esc_html__( 'From %s. Links open in a new window.', 'parcours' ), sprintf( '<a href="%s" target="_blank" rel="noopener">%s</a>', esc_url( home_url( '/' ) ), esc_html( html_entity_decode( get_bloginfo( 'name', 'display' ), ENT_QUOTES, 'UTF-8' ) ) ) );
		?>
	</p>
	<?php foreach ( $parcours_path->sessions() as $parcours_index => $parcours_session ) : ?>
		<?php
		/* translators: 1: number of the session, 2: a length of time */
		$parcours_words = sprintf( __( 'Session %1$d, %2$s', 'parcours' ), $parcours_index + 1, Parcours_View::minutes( $parcours_path->minutes_of( $parcours_session ) ) );
		echo 0 === $parcours_index ? '<h2>' . esc_html( $parcours_words ) . '</h2>' : '<details><summary>' . esc_html( $parcours_words ) . '</summary>';
		?>
		<ol start="<?php echo esc_attr( (string) ( $parcours_session[0] + 1 ) ); ?>">
			<?php
			foreach ( $parcours_session as $parcours_number ) {
				$parcours_step = $parcours_path->steps()[ $parcours_number ];
				printf(
					'<li><a href="%s" target="_blank" rel="noopener">%s</a><span>%s</span></li>',
					esc_url( add_query_arg( 'parcours', $parcours_path->profile(), (string) get_permalink( $parcours_step['id'] ) ) ),
					esc_html( Parcours_View::title( $parcours_step ) ),
					esc_html( implode( ' · ', array_filter( array( Parcours_View::minutes( $parcours_step['minutes'] ), Parcours_View::medium( $parcours_step['medium'] ), Parcours_View::in_language( $parcours_step['reason'] ) ), 'strlen' ) ) )
				);
			}
			?>
		</ol>
		<?php echo 0 === $parcours_index ? '' : '</details>'; ?>
	<?php endforeach; ?>
<?php endif; ?>
</main>
</body>
</html>
