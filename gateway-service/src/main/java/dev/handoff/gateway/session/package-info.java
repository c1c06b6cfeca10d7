/**
 * Signing in with a browser. The gateway is the backend for the web client: it speaks OpenID Connect with the identity
 * provider, keeps the tokens in a sealed cookie, and gives services the access token, so that no script ever sees one.
 */
package dev.handoff.gateway.session;
