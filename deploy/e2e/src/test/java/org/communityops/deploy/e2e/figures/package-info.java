/**
 * The figures of a community twice: calculated from its events by an oracle in plain Java, and read through the public
 * interface. A figure has a name and a number; the two sets of figures have to be the same.
 */
@NullMarked
package org.communityops.deploy.e2e.figures;

import org.jspecify.annotations.NullMarked;
