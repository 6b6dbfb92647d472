/**
 * What the users of the product live through, told over the four packaged services as a person would start them. Expected
 * values are calculated by hand or by an oracle that knows nothing of the services.
 */
@NullMarked
package org.communityops.deploy.e2e;

import org.jspecify.annotations.NullMarked;
