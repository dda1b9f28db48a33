<?php
/**
 * A curriculum as a page needs it.
 *
 * @package Parcours
 */

/**
 * What is shown of a curriculum of the service: steps, sessions, what is out of reach. Made from the service's JSON
 * (`parcours-curriculum/1`) and checked on the way: what is not of that form makes no path, never half of one.
 */
final class Parcours_Path {

	private const MOST_STEPS = 2000;

	/**
	 * Makes one from parts that were checked.
	 *
	 * @param array{profile:array{slug:string,title:string},low:float,high:float,total:float,
	 *        steps:list<array<string,mixed>>,sessions:list<list<int>>,unreached:list<array<string,mixed>>} $parts The parts.
	 */
	private function __construct( private readonly array $parts ) {}

	/**
	 * Reads the service's JSON.
	 *
	 * @param mixed $json    Decoded body.
	 * @param int   $session Minutes of a session, for a curriculum that comes as one.
	 */
	public static function from_service( mixed $json, int $session ): ?self {
		if ( ! is_array( $json ) || 'parcours-curriculum/1' !== ( $json['schema'] ?? null ) || ! is_array( $json['steps'] ?? null )
			|| ! array_is_list( $json['steps'] ) || count( $json['steps'] ) > self::MOST_STEPS
			|| ! is_string( $json['profile']['slug'] ?? null ) || ! is_numeric( $json['totalMinutes'] ?? null ) ) {
			return null;
		}
		$steps = array();
		foreach ( $json['steps'] as $step ) {
			$read = self::read_step( $step );
			if ( null === $read ) {
				return null;
			}
			$steps[] = $read;
		}
		$unreached = array();
		foreach ( is_array( $json['unreached'] ?? null ) ? $json['unreached'] : array() as $left ) {
			$id = self::post_of( $left['tutorial'] ?? null );
			if ( $id > 0 && is_array( $left['reason'] ?? null ) ) {
				$unreached[] = array(
					'id'       => $id,
					'title'    => self::text( $left['tutorial']['title'] ?? '' ),
					'reason'   => self::words( $left['reason'] ),
					'cause'    => self::text( $left['cause'] ?? '' ),
					'requires' => self::post_of( $left['requires'] ?? null ),
				);
			}
		}
		$bounded  = static fn( mixed $minutes ): float => max( 0.0, min( 1e6, (float) $minutes ) );
		$total    = $bounded( $json['totalMinutes'] );
		$interval = $json['intervalMinutes'] ?? null;
		$known    = is_array( $interval ) && is_numeric( $interval[0] ?? null ) && is_numeric( $interval[1] ?? null );
		return new self(
			array(
				'profile'      => array(
					'slug'  => self::text( $json['profile']['slug'] ),
					'title' => self::text( $json['profile']['title'] ?? $json['profile']['slug'] ),
				),
				'total'        => $total,
				'low'          => $known ? $bounded( $interval[0] ) : $total,
				'high'         => $known ? $bounded( $interval[1] ) : $total,
				'steps'        => $steps,
				'sessions'     => self::split( $steps, $session ),
				'unreached'    => $unreached,
			)
		);
	}

	/**
	 * Reads what {@see to_array()} gave.
	 *
	 * @param mixed $kept As it was kept.
	 */
	public static function from_array( mixed $kept ): ?self {
		$complete = is_array( $kept ) && is_array( $kept['steps'] ?? null ) && is_array( $kept['sessions'] ?? null )
			&& is_array( $kept['unreached'] ?? null ) && isset( $kept['profile']['slug'], $kept['profile']['title'], $kept['total'], $kept['low'], $kept['high'] );
		return $complete ? new self( $kept ) : null;
	}

	/**
	 * What there is to keep of it.
	 *
	 * @return array<string,mixed>
	 */
	public function to_array(): array {
		return $this->parts;
	}

	/** Slug of the profile. */
	public function profile(): string {
		return $this->parts['profile']['slug'];
	}

	/** Title of the profile. */
	public function profile_title(): string {
		return $this->parts['profile']['title'];
	}

	/**
	 * The steps in their order: `id`, `title`, `minutes`, `medium`, `estimated`, `mode`, `need`, `axis`, `reason` by
	 * language.
	 *
	 * @return list<array<string,mixed>>
	 */
	public function steps(): array {
		return $this->parts['steps'];
	}

	/**
	 * Numbers of the steps of each session, from 0.
	 *
	 * @return list<list<int>>
	 */
	public function sessions(): array {
		return $this->parts['sessions'];
	}

	/**
	 * Minutes of a session.
	 *
	 * @param list<int> $session Numbers of its steps.
	 */
	public function minutes_of( array $session ): float {
		return (float) array_sum( array_map( fn( int $number ): float => $this->parts['steps'][ $number ]['minutes'], $session ) );
	}

	/**
	 * Tutorials of the needs that are left out, and why.
	 *
	 * @return list<array<string,mixed>>
	 */
	public function unreached(): array {
		return $this->parts['unreached'];
	}

	/**
	 * The same path without some of its steps, in new sessions.
	 *
	 * @param int[] $posts   Posts to leave out.
	 * @param int   $session Minutes of a session.
	 */
	public function without( array $posts, int $session ): self {
		$gone = array_flip( $posts );
		return $this->keeping( static fn( array $step ): bool => ! isset( $gone[ $step['id'] ] ), $session );
	}

	/**
	 * The steps that fulfil a condition.
	 *
	 * @param callable(array<string,mixed>):bool $holds   The condition.
	 * @param int                                $session Minutes of a session.
	 */
	public function keeping( callable $holds, int $session ): self {
		$steps = array_values( array_filter( $this->parts['steps'], $holds ) );
		if ( count( $steps ) === count( $this->parts['steps'] ) ) {
			return $this;
		}
		$total = (float) array_sum( array_column( $steps, 'minutes' ) );
		$share = $this->parts['total'] > 0 ? $total / $this->parts['total'] : 0;
		return new self(
			array_merge(
				$this->parts,
				array(
					'steps'    => $steps,
					'sessions' => self::split( $steps, $session ),
					'total'    => $total,
					'low'      => $this->parts['low'] * $share,
					'high'     => $this->parts['high'] * $share,
				)
			)
		);
	}

	/**
	 * Minutes from which to which all steps from one on take, in round numbers: a promise to the minute would be false.
	 *
	 * @param int $first Number of the first step to count.
	 * @return array{0:int,1:int}
	 */
	public function range_from( int $first ): array {
		$rest  = (float) array_sum( array_column( array_slice( $this->parts['steps'], $first ), 'minutes' ) );
		$share = $this->parts['total'] > 0 ? $rest / $this->parts['total'] : 0;
		$low   = min( $rest, $this->parts['low'] * $share );
		$high  = max( $rest, $this->parts['high'] * $share );
		$round = $high <= 60 ? 10 : ( $high <= 240 ? 30 : 60 );
		return array( (int) ( floor( $low / $round ) * $round ), (int) ( ceil( $high / $round ) * $round ) );
	}

	/**
	 * Number of the step of a post, from 0.
	 *
	 * @param int $post The post.
	 */
	public function position( int $post ): ?int {
		foreach ( $this->parts['steps'] as $number => $step ) {
			if ( $step['id'] === $post ) {
				return $number;
			}
		}
		return null;
	}

	/**
	 * Sessions of about so many minutes, without cutting a step.
	 *
	 * @param list<array<string,mixed>> $steps   The steps.
	 * @param int                       $minutes Of a session.
	 * @return list<list<int>>
	 */
	private static function split( array $steps, int $minutes ): array {
		$sessions = array();
		$current  = array();
		$time     = 0.0;
		foreach ( $steps as $number => $step ) {
			if ( $current && $time + $step['minutes'] > $minutes ) {
				$sessions[] = $current;
				$current    = array();
				$time       = 0.0;
			}
			$current[] = $number;
			$time     += $step['minutes'];
		}
		if ( $current ) {
			$sessions[] = $current;
		}
		return $sessions;
	}

	/**
	 * One step of the service's JSON; none where it is malformed.
	 *
	 * @param mixed $step The step.
	 * @return array<string,mixed>|null
	 */
	private static function read_step( mixed $step ): ?array {
		$id = is_array( $step ) ? self::post_of( $step['tutorial'] ?? null ) : 0;
		if ( $id <= 0 || ! is_numeric( $step['minutes'] ?? null ) || ! is_array( $step['reason'] ?? null ) ) {
			return null;
		}
		return array(
			'id'        => $id,
			'title'     => self::text( $step['tutorial']['title'] ?? '' ),
			'minutes'   => max( 0.0, min( 100000.0, (float) $step['minutes'] ) ),
			'medium'    => self::text( $step['medium'] ?? '' ),
			'estimated' => true === ( $step['estimated'] ?? false ),
			'mode'      => self::text( $step['mode'] ?? 'full' ),
			'need'      => array(
				'slug'  => self::text( $step['need']['slug'] ?? '' ),
				'title' => self::text( $step['need']['title'] ?? '' ),
			),
			'axis'      => self::text( $step['axis']['title'] ?? '' ),
			'reason'    => self::words( $step['reason'] ),
		);
	}

	/**
	 * The number of the post that a key names (`post/46`).
	 *
	 * @param mixed $node A node of the service's JSON.
	 */
	private static function post_of( mixed $node ): int {
		$key = is_array( $node ) ? ( $node['key'] ?? null ) : null;
		return is_string( $key ) && preg_match( '/^post\/([1-9]\d{0,17})$/', $key, $found ) ? (int) $found[1] : 0;
	}

	/**
	 * French and English words.
	 *
	 * @param array<mixed> $given As the service gave them.
	 * @return array{fr:string,en:string}
	 */
	private static function words( array $given ): array {
		return array(
			'fr' => self::text( $given['fr'] ?? '' ),
			'en' => self::text( $given['en'] ?? $given['fr'] ?? '' ),
		);
	}

	/**
	 * A text of bounded length in valid UTF-8, or nothing.
	 *
	 * @param mixed $given Anything.
	 */
	private static function text( mixed $given ): string {
		return is_string( $given ) ? mb_substr( wp_check_invalid_utf8( $given ), 0, 2000, 'UTF-8' ) : '';
	}
}
