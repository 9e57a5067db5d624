-- What makes beginnings hard: circles, chains, trees below many tables, a folder's user, months of the past, moments in keys.

CREATE TABLE users (
    id int PRIMARY KEY,
    joined timestamptz
);

-- an article refers to its current revision, which refers to the article
CREATE TABLE article (
    id int PRIMARY KEY,
    author_id int NOT NULL REFERENCES users,
    current_revision_id int UNIQUE,
    created timestamp NOT NULL,
    modified timestamp NOT NULL
);

CREATE TABLE article_revision (
    id int PRIMARY KEY,
    article_id int NOT NULL REFERENCES article,
    previous_revision_id int REFERENCES article_revision,
    created timestamp NOT NULL
);

ALTER TABLE article ADD FOREIGN KEY (current_revision_id) REFERENCES article_revision;

-- both may be null: packages are of a profile, whose software is one of them
CREATE TABLE device_profile (
    id int PRIMARY KEY,
    software_id int,
    created_time bigint NOT NULL
);

CREATE TABLE package (
    id int PRIMARY KEY,
    device_profile_id int REFERENCES device_profile,
    created_time bigint NOT NULL
);

ALTER TABLE device_profile ADD FOREIGN KEY (software_id) REFERENCES package;

-- the user of an item is that of its folder
CREATE TABLE folder (
    user_id int REFERENCES users,
    name text,
    created timestamptz,
    PRIMARY KEY (user_id, name)
);

CREATE TABLE item (
    user_id int REFERENCES users,
    name text,
    created timestamp,
    last_modified timestamp,
    PRIMARY KEY (user_id, name),
    FOREIGN KEY (user_id, name) REFERENCES folder
);

-- a renewal follows one loan and no other does
CREATE TABLE loan (
    id int PRIMARY KEY,
    user_id int NOT NULL REFERENCES users,
    renewed_loan_id int UNIQUE REFERENCES loan,
    created timestamp NOT NULL
);

-- a tree whose rows refer to many others
CREATE TABLE a (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, created timestamp NOT NULL);
CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a, user_id int REFERENCES users, created timestamp NOT NULL);
CREATE TABLE c (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a, b_id int REFERENCES b, created timestamp NOT NULL);
CREATE TABLE channel (
    id int PRIMARY KEY,
    parent_id int REFERENCES channel,
    a_id int NOT NULL REFERENCES a,
    b_id int NOT NULL REFERENCES b,
    c_id int NOT NULL REFERENCES c,
    other_c_id int REFERENCES c,
    created timestamp NOT NULL,
    updated timestamp
);
CREATE TABLE subscription (
    id int PRIMARY KEY,
    channel_id int NOT NULL REFERENCES channel,
    user_id int NOT NULL REFERENCES users,
    created_at timestamp NOT NULL,
    expires_at timestamp
);

-- one month of a year long ago
CREATE TABLE rental (
    id int PRIMARY KEY,
    user_id int NOT NULL REFERENCES users,
    rental_date timestamp NOT NULL,
    return_date timestamp
);

CREATE TABLE payment_2019_03 (
    id int PRIMARY KEY,
    rental_id int NOT NULL REFERENCES rental,
    user_id int NOT NULL REFERENCES users,
    payment_date timestamp NOT NULL CHECK (payment_date >= '2019-03-01' AND payment_date < '2019-04-01')
);

-- keys decide what comes later, and what is greater
CREATE TABLE token (
    id int PRIMARY KEY,
    user_id int NOT NULL REFERENCES users,
    token text NOT NULL,
    created timestamp NOT NULL,
    updated timestamp NOT NULL,
    revoked timestamp,
    UNIQUE (token, revoked)
);

CREATE TABLE assembly (
    region_id int NOT NULL,
    region_start int NOT NULL,
    region_end int NOT NULL,
    ip_min bigint NOT NULL,
    ip_max bigint NOT NULL,
    UNIQUE (region_id, region_start, region_end),
    UNIQUE (ip_min, ip_max)
);
