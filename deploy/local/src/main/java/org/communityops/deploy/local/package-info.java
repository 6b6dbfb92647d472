/**
 * The commands of the launcher: {@code up}, {@code train}, {@code replay} and {@code verify-replay}. The scripts in
 * {@code deploy} call them.
 */
@NullMarked
package org.communityops.deploy.local;

import org.jspecify.annotations.NullMarked;
