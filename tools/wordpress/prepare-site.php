<?php
/**
 * Sets the plugin up on a test site, by the plugin's own functions, and prints where things are.
 *
 * @package Parcours
 */

update_option(
	Parcours_Settings::OPTION,
	array_merge(
		Parcours_Settings::all(),
		array(
			'service_url' => getenv( 'PARCOURS_URL' ),
			'limit_ms'    => 3000,
		)
	)
);
Parcours_Secrets::keep_access_key( (string) getenv( 'PARCOURS_KEY' ) );
$answer = Parcours_Default_Paths::refresh();
if ( ! $answer->is_well() ) {
	fwrite( STDERR, $answer->explanation() . "\n" );
	exit( 1 );
}
$page    = wp_insert_post(
	array(
		'post_type'    => 'page',
		'post_title'   => 'Mon parcours',
		'post_name'    => 'mon-parcours',
		'post_status'  => 'publish',
		'post_content' => "<!-- wp:paragraph -->\n<p>Voici votre parcours.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:parcours/path /-->",
	)
);
$classic = wp_insert_post(
	array(
		'post_type'    => 'page',
		'post_title'   => 'Parcours du pharmacien',
		'post_name'    => 'parcours-du-pharmacien',
		'post_status'  => 'publish',
		'post_content' => '<p>Avant</p>[parcours profile="pharmacien"]<p>Après</p>',
	)
);
$privacy = wp_insert_post(
	array(
		'post_type'   => 'page',
		'post_title'  => 'Confidentialité',
		'post_name'   => 'confidentialite',
		'post_status' => 'publish',
	)
);
update_option( 'wp_page_for_privacy_policy', $privacy );
foreach ( array( 'infirmiere', 'medecin', 'secretaire' ) as $login ) {
	if ( ! username_exists( $login ) ) {
		wp_insert_user(
			array(
				'user_login' => $login,
				'user_email' => "$login@example.org",
				'user_pass'  => 'motdepasse',
				'role'       => 'subscriber',
			)
		);
	}
}
$steps = Parcours_Default_Paths::path( 'infirmier' )->steps();
printf( "PATH_PAGE='%s'\nCLASSIC_PAGE='%s'\n", get_permalink( $page ), get_permalink( $classic ) );
printf( "TUTORIAL='%s'\nTUTORIAL_ID='%d'\n", get_permalink( $steps[0]['id'] ), $steps[0]['id'] );
