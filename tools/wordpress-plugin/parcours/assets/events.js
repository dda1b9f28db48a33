/**
 * Measures, for who agreed: the time that a page was really looked at, how far it was read or its video watched, searches,
 * and answers of quizzes (`document.dispatchEvent( new CustomEvent( 'parcours:answered', { detail: { correct: true } } ) )`).
 * Events wait in the page and go in batches; what cannot be sent waits for the next page of the visit.
 */
( function ( facts ) {
	if ( ! facts || ! navigator.sendBeacon || ! window.crypto || ! crypto.getRandomValues ) {
		return;
	}
	const STORE = 'parcours-events';
	const MOST = 40;
	const PAUSE = 240000; // Away for longer: coming back is another visit of the page.
	const IDLE = 120000; // Nothing touched for longer: nobody looks.
	let waiting = load();
	let view = fresh();
	let since = null;
	let touched = Date.now();
	let hidden = 0;

	function uuid() {
		const b = crypto.getRandomValues( new Uint8Array( 16 ) );
		b[ 6 ] = ( b[ 6 ] & 15 ) | 64;
		b[ 8 ] = ( b[ 8 ] & 63 ) | 128;
		const h = Array.from( b, ( x ) => x.toString( 16 ).padStart( 2, '0' ) ).join( '' );
		return [ h.slice( 0, 8 ), h.slice( 8, 12 ), h.slice( 12, 16 ), h.slice( 16, 20 ), h.slice( 20 ) ].join( '-' );
	}

	function fresh() {
		return { viewed: uuid(), progressed: uuid(), start: Date.now(), seconds: 0, share: 0, sent: -1, told: -1 };
	}

	function load() {
		try {
			const kept = JSON.parse( sessionStorage.getItem( STORE ) || '[]' );
			sessionStorage.removeItem( STORE );
			return Array.isArray( kept ) ? kept.slice( -MOST ) : [];
		} catch ( e ) {
			return [];
		}
	}

	function add( event ) {
		waiting = waiting.filter( ( other ) => other.id !== event.id ).concat( event ).slice( -MOST );
	}

	/** Seconds that the page was in sight and somebody there. */
	function count() {
		const now = Date.now();
		if ( since !== null ) {
			view.seconds += Math.max( 0, Math.min( now, touched + IDLE ) - since ) / 1000;
		}
		since = document.visibilityState === 'visible' ? Math.max( now, touched ) : null;
	}

	function note() {
		if ( ! facts.page ) {
			return;
		}
		count();
		const seconds = Math.round( view.seconds );
		if ( facts.views && seconds >= 1 && seconds !== view.sent ) {
			add( { id: view.viewed, verb: 'viewed', post: facts.page, at: view.start, seconds: Math.min( 86400, seconds ) } );
			view.sent = seconds;
		}
		const share = Math.round( view.share * 100 ) / 100;
		if ( facts.progress && share > 0.05 && share !== view.told ) {
			view.told = share;
			add( { id: view.progressed, verb: 'progressed', post: facts.page, at: view.start, share } );
		}
	}

	function send() {
		note();
		if ( ! waiting.length ) {
			return;
		}
		const now = Date.now();
		const events = waiting.map( ( { at, ...event } ) => ( { ...event, ago: Math.max( 0, Math.round( ( now - at ) / 1000 ) ) } ) );
		const body = new Blob( [ JSON.stringify( { events } ) ], { type: 'application/json' } );
		if ( navigator.onLine !== false && navigator.sendBeacon( facts.url, body ) ) {
			waiting = [];
			return;
		}
		try {
			sessionStorage.setItem( STORE, JSON.stringify( waiting ) );
		} catch ( e ) {
			// A full or forbidden store: what waits stays in the page.
		}
	}

	function scrolled() {
		const content = document.querySelector( '.entry-content, article, main' ) || document.body;
		const box = content.getBoundingClientRect();
		if ( box.height > 0 ) {
			view.share = Math.max( view.share, Math.min( 1, ( window.innerHeight - box.top ) / box.height ) );
		}
	}

	[ 'pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart' ].forEach( ( name ) =>
		window.addEventListener( name, () => {
			const now = Date.now();
			if ( now - touched > IDLE ) {
				count();
				since = document.visibilityState === 'visible' ? now : null;
			}
			touched = now;
		}, { passive: true } )
	);
	document.addEventListener( 'timeupdate', ( event ) => {
		const video = event.target;
		if ( video.duration > 0 ) {
			touched = Date.now();
			view.share = Math.max( view.share, Math.min( 1, video.currentTime / video.duration ) );
		}
	}, true );
	if ( facts.page && ! document.querySelector( 'video' ) ) {
		window.addEventListener( 'scroll', scrolled, { passive: true } );
		scrolled();
	}
	document.addEventListener( 'parcours:answered', ( event ) => {
		if ( facts.page && event.detail && typeof event.detail.correct === 'boolean' ) {
			add( { id: uuid(), verb: 'answered', post: facts.page, at: Date.now(), correct: event.detail.correct } );
			send();
		}
	} );
	if ( facts.query ) {
		const search = { id: uuid(), verb: 'searched', at: Date.now(), query: facts.query };
		add( search );
		document.addEventListener( 'click', ( event ) => {
			const link = event.target.closest && event.target.closest( 'a[href]' );
			const post = link && facts.results[ link.href ];
			if ( post ) {
				add( { ...search, post } );
			}
		}, true );
	}
	document.addEventListener( 'visibilitychange', () => {
		if ( document.visibilityState === 'hidden' ) {
			hidden = Date.now();
			send();
		} else {
			if ( hidden && Date.now() - hidden > PAUSE ) {
				view = fresh();
			}
			touched = Date.now();
			since = Date.now();
		}
	} );
	window.addEventListener( 'pagehide', send );
	window.setInterval( () => document.visibilityState === 'visible' && send(), 60000 );
	count();
	if ( waiting.length ) {
		send();
	}
}( window.parcoursEvents ) );
