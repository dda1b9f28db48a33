/**
 * Sends the forms of a path without leaving the page: the new path takes the place of the old one, and the focus stays where
 * it was useful. Without this script, or where it fails, the forms work as forms do.
 */
( function () {
	const url = new URL( window.location.href );
	if ( url.searchParams.has( 'parcours_said' ) ) {
		// What was done was said; going back or reloading must not say it again.
		url.searchParams.delete( 'parcours_said' );
		window.history.replaceState( window.history.state, '', url );
	}
	if ( ! window.fetch || ! window.DOMParser ) {
		return;
	}
	document.addEventListener( 'submit', ( event ) => {
		const form = event.target;
		const place = form.closest( 'section.parcours' );
		if ( ! place || form.method !== 'post' || place.getAttribute( 'aria-busy' ) === 'true' ) {
			return;
		}
		const button = event.submitter;
		const data = new FormData( form );
		if ( button && button.name ) {
			data.set( button.name, button.value );
		}
		if ( data.has( 'parcours_consent' ) ) {
			return; // Cookies and scripts of the page change with it.
		}
		event.preventDefault();
		place.setAttribute( 'aria-busy', 'true' );
		const open = Array.from( place.querySelectorAll( 'details' ), ( one ) => one.open );
		const step = Array.from( place.querySelectorAll( '.parcours-step' ) ).indexOf( button && button.closest( '.parcours-step' ) );
		// Not form.action: that is the field of this name.
		fetch( form.getAttribute( 'action' ), { method: 'POST', body: data, credentials: 'same-origin' } )
			.then( ( answer ) => ( answer.ok ? answer.text() : Promise.reject( answer.status ) ) )
			.then( ( text ) => {
				const fresh = new DOMParser().parseFromString( text, 'text/html' ).querySelector( 'section.parcours' );
				if ( ! fresh ) {
					throw new Error( 'no path' );
				}
				// The region that speaks must be there before its words are.
				const said = fresh.querySelector( '.parcours-said' );
				const words = said ? said.textContent : '';
				if ( said ) {
					said.textContent = '';
				}
				place.replaceWith( fresh );
				const folds = fresh.querySelectorAll( 'details' );
				if ( folds.length === open.length ) {
					folds.forEach( ( one, i ) => ( one.open = open[ i ] ) );
				}
				// Who was at a step is at the one that took its place, everyone else at what the form changed.
				const steps = fresh.querySelectorAll( '.parcours-step' );
				const target = ( step >= 0 && steps.length && steps[ Math.min( step, steps.length - 1 ) ].querySelector( 'a' ) )
					|| ( data.has( 'parcours_answer' ) && fresh.querySelector( '.parcours-question button' ) ) || said || fresh;
				if ( ! target.matches( 'a, button' ) ) {
					target.tabIndex = -1;
				}
				target.focus();
				window.setTimeout( () => said && ( said.textContent = words ), 50 );
			} )
			.catch( () => {
				place.removeAttribute( 'aria-busy' );
				if ( button && button.name ) {
					const field = document.createElement( 'input' );
					field.type = 'hidden';
					field.name = button.name;
					field.value = button.value;
					form.append( field );
				}
				form.submit();
			} );
	} );
}() );
