package org.communityops.kpi.dataset;

import java.io.InputStream;

/**
 * A table that is written.
 *
 * @param body its bytes; to be closed
 * @param tag changes with them
 */
record Table(InputStream body, String tag) {}
