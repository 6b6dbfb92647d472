/** The services' contracts as they serve them: their operations, their examples. */
@NullMarked
package org.communityops.deploy.e2e.contract;

import org.jspecify.annotations.NullMarked;
