/**
 * How people show who they are: users with passwords in the database, or an OpenID provider; sessions of browsers.
 *
 * <p>Reading order: {@code SecurityConfiguration}, {@code PasswordSignIn}, {@code UserAccounts}.
 */
@NullMarked
package org.partnerledger.api.access.signin;

import org.jspecify.annotations.NullMarked;
