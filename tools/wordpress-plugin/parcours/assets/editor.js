/**
 * The panel “Learning path” of the block editor: minutes, level, skills and prerequisites of a tutorial, checked by the service
 * while one types.
 */
( function ( wp, facts ) {
	const { createElement: create, useState, useEffect, useRef } = wp.element;
	const { TextControl, SelectControl, FormTokenField, ComboboxControl, Button, Notice } = wp.components;
	const { useSelect, useDispatch } = wp.data;
	const Panel = ( wp.editor && wp.editor.PluginDocumentSettingPanel ) || wp.editPost.PluginDocumentSettingPanel;
	const words = facts.words;

	function ids( value ) {
		return ( Array.isArray( value ) ? value : [] ).map( Number ).filter( ( id ) => id > 0 );
	}

	/** Chosen prerequisites with a button each, and a box that finds others by their title. */
	function Prerequisites( { chosen, onChange, self } ) {
		const [ search, setSearch ] = useState( '' );
		const [ found, setFound ] = useState( [] );
		const titles = useSelect( ( select ) => {
			const posts = chosen.length
				? select( 'core' ).getEntityRecords( 'postType', facts.type, { include: chosen, per_page: 100, status: 'any', context: 'edit' } )
				: [];
			return Object.fromEntries( ( posts || [] ).map( ( post ) => [ post.id, post.title.raw || post.title.rendered ] ) );
		}, [ chosen.join() ] );
		useEffect( () => {
			if ( search.length < 2 ) {
				return undefined;
			}
			const timer = setTimeout( () => {
				wp.apiFetch( { path: wp.url.addQueryArgs( '/wp/v2/search', { type: 'post', subtype: facts.type, search, per_page: 20 } ) } )
					.then( ( posts ) => setFound( posts.map( ( post ) => ( { value: String( post.id ), label: post.title } ) ) ) )
					.catch( () => setFound( [] ) );
			}, 300 );
			return () => clearTimeout( timer );
		}, [ search ] );
		return create(
			'div',
			null,
			create( 'ul', null, chosen.map( ( id ) => create(
				'li',
				{ key: id },
				titles[ id ] || '#' + id,
				' ',
				create( Button, {
					variant: 'link',
					isDestructive: true,
					'aria-label': words.remove.replace( '%s', titles[ id ] || '#' + id ),
					onClick: () => onChange( chosen.filter( ( other ) => other !== id ) ),
				}, words.removeShort )
			) ) ),
			create( ComboboxControl, {
				label: words.find,
				value: null,
				options: found.filter( ( one ) => Number( one.value ) !== self && ! chosen.includes( Number( one.value ) ) ),
				onFilterValueChange: setSearch,
				onChange: ( id ) => id && onChange( chosen.concat( Number( id ) ) ),
			} )
		);
	}

	/** What the service says of the tutorial as it stands. */
	function Checks( { post, minutes, prerequisites } ) {
		const [ state, setState ] = useState( null );
		const latest = useRef( 0 );
		useEffect( () => {
			const turn = ++latest.current;
			setState( null );
			const timer = setTimeout( () => {
				wp.apiFetch( { path: '/parcours/v1/check/' + post, method: 'POST', data: { minutes, prerequisites } } )
					.catch( () => ( { available: false } ) )
					.then( ( answer ) => turn === latest.current && setState( answer ) );
			}, 600 );
			return () => clearTimeout( timer );
		}, [ post, minutes, prerequisites.join() ] );
		let content = words.checking;
		if ( state && ! state.available ) {
			content = words.away;
		} else if ( state && ! state.findings.length ) {
			content = words.none;
		} else if ( state ) {
			content = state.findings.map( ( finding, i ) => create(
				Notice,
				{ key: i, status: finding.level === 'error' ? 'error' : finding.level === 'warning' ? 'warning' : 'info', isDismissible: false },
				finding.message,
				' ',
				finding.advice
			) );
		}
		return create( 'div', { className: 'parcours-checks', role: 'status', 'aria-live': 'polite' }, content );
	}

	function PathPanel() {
		const { meta, post } = useSelect( ( select ) => ( {
			meta: select( 'core/editor' ).getEditedPostAttribute( 'meta' ) || {},
			post: select( 'core/editor' ).getCurrentPostId(),
		} ), [] );
		const { editPost } = useDispatch( 'core/editor' );
		const set = ( key, value ) => editPost( { meta: { [ key ]: value } } );
		const key = facts.meta;
		const minutes = String( meta[ key.minutes ] || '' );
		const prerequisites = ids( meta[ key.prerequisites ] );
		const levels = facts.levels.concat( meta[ key.level ] && ! facts.levels.includes( meta[ key.level ] ) ? [ meta[ key.level ] ] : [] );
		return create(
			Panel,
			{ name: 'parcours', title: words.title, className: 'parcours-panel' },
			key.minutes in meta && create( TextControl, { label: words.minutes, type: 'number', min: 0, value: minutes, onChange: ( value ) => set( key.minutes, value ) } ),
			key.level in meta && create( SelectControl, {
				label: words.level,
				value: meta[ key.level ] || '',
				options: [ { value: '', label: words.noLevel } ].concat( levels.map( ( level ) => ( { value: level, label: level } ) ) ),
				onChange: ( value ) => set( key.level, value ),
			} ),
			key.skills in meta && create( FormTokenField, { label: words.skills, value: Array.isArray( meta[ key.skills ] ) ? meta[ key.skills ] : [], onChange: ( value ) => set( key.skills, value ) } ),
			key.prerequisites in meta && create( 'h3', null, words.prerequisites ),
			key.prerequisites in meta && create( Prerequisites, { chosen: prerequisites, self: post, onChange: ( value ) => set( key.prerequisites, value ) } ),
			create( Checks, { post, minutes, prerequisites } )
		);
	}

	wp.plugins.registerPlugin( 'parcours', { render: PathPanel, icon: null } );
}( window.wp, window.parcoursEditor ) );
