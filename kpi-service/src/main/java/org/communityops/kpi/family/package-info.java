/**
 * The metrics that the catalogue comes with, by what they are about.
 *
 * <p>A metric is a definition and the terms that it is computed from. A changed definition is another version beside the
 * old one, never a change of it. What no event tells is not here.
 */
@NullMarked
package org.communityops.kpi.family;

import org.jspecify.annotations.NullMarked;
