<?php
/**
 * “What do you need to do?”
 *
 * @package Parcours
 */

/**
 * Finds the needs that a sentence of the learner is about, in the words of the site's own titles. Nothing is sent anywhere.
 * A word counts the more, the fewer needs have it (inverse document frequency, Spärck Jones 1972); endings do not matter.
 */
final class Parcours_Need_Finder {

	/**
	 * The needs that fit best, the best first.
	 *
	 * @param string        $sentence What the learner wrote.
	 * @param Parcours_Path $path     Whose needs to look among.
	 * @param int           $most     How many to give.
	 * @return list<array{slug:string,title:string,step:int}> With the number of the first step that answers each.
	 */
	public static function find( string $sentence, Parcours_Path $path, int $most = 3 ): array {
		$asked = self::words( $sentence );
		$needs = array();
		foreach ( $path->steps() as $number => $step ) {
			$slug = $step['need']['slug'];
			if ( '' === $slug ) {
				continue;
			}
			$needs[ $slug ]         ??= array(
				'slug'  => $slug,
				'title' => $step['need']['title'],
				'step'  => $number,
				'own'   => self::words( $step['need']['title'] ),
				'words' => array(),
			);
			$needs[ $slug ]['words'] += self::words( $step['title'] ) + self::words( $step['axis'] );
		}
		$scores = array();
		foreach ( $needs as $slug => $need ) {
			$score = 0.0;
			foreach ( array_keys( $asked ) as $word ) {
				$having = 0;
				foreach ( $needs as $other ) {
					$having += isset( $other['own'][ $word ] ) || isset( $other['words'][ $word ] ) ? 1 : 0;
				}
				$weight = $having ? log( 1 + count( $needs ) / $having ) : 0;
				$score += isset( $need['own'][ $word ] ) ? 2 * $weight : ( isset( $need['words'][ $word ] ) ? $weight : 0 );
			}
			if ( $score > 0 ) {
				$scores[ $slug ] = $score;
			}
		}
		arsort( $scores );
		$found = array();
		foreach ( array_slice( array_keys( $scores ), 0, $most ) as $slug ) {
			$found[] = array_diff_key( $needs[ $slug ], array_flip( array( 'own', 'words' ) ) );
		}
		return $found;
	}

	/**
	 * The words of a text as keys: without accents, capitals, short words and endings.
	 *
	 * @param string $text The text.
	 * @return array<string,true>
	 */
	private static function words( string $text ): array {
		$plain = strtolower( remove_accents( mb_substr( $text, 0, 500 ) ) );
		$words = array();
		foreach ( preg_split( '/[^a-z0-9]+/', $plain, -1, PREG_SPLIT_NO_EMPTY ) as $word ) {
			if ( strlen( $word ) >= 3 && ! in_array( $word, self::EMPTY_WORDS, true ) ) {
				$words[ substr( $word, 0, max( 4, strlen( $word ) > 6 ? 6 : strlen( $word ) - 1 ) ) ] = true;
			}
		}
		return $words;
	}

	private const EMPTY_WORDS = array(
		'les', 'des', 'une', 'aux', 'par', 'pour', 'avec', 'sans', 'dans', 'sur', 'que', 'qui', 'mon', 'mes', 'son', 'ses', 'est',
		'the', 'and', 'with', 'for', 'how', 'comment', 'dois', 'veux', 'faire', 'souhaite', 'voudrais', 'need', 'want', 'fait',
	);
}
