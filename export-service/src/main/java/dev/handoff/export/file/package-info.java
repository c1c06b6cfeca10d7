/** The files: what stands in which column, the three formats, and the folder in which only whole files have a name. */
package dev.handoff.export.file;
