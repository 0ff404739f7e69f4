package org.partnerledger.core.project;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for projects to work. */
public final class ProjectFeature {

    private ProjectFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(Project.class);
        var _ = configurer.configureAggregate(CustomerProjects.class);
    }
}
