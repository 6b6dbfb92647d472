/**
 * Calls to the services' public interface, as any client would make them: with a key, and ready for a service that is busy,
 * starting or just being killed.
 */
@NullMarked
package org.communityops.deploy.local.api;

import org.jspecify.annotations.NullMarked;
