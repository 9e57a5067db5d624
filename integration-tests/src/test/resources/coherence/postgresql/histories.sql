-- Histories of states: who changed it comes first, states without a list, a key of owner and number, a state of its own type.

CREATE TABLE users (
    id int PRIMARY KEY,
    full_name text NOT NULL,
    birth_date date NOT NULL,
    age int NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE ticket (
    id int PRIMARY KEY,
    opened_by int NOT NULL REFERENCES users,
    title text NOT NULL,
    status varchar(20) NOT NULL CHECK (status IN ('new', 'assigned', 'in_progress', 'waiting', 'resolved', 'closed')),
    created_at timestamptz NOT NULL,
    closed_at timestamptz
);

CREATE TABLE ticket_status_history (
    id bigint PRIMARY KEY,
    changed_by int NOT NULL REFERENCES users,
    ticket_id int NOT NULL REFERENCES ticket,
    old_status varchar(20),
    new_status varchar(20) NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE orders (
    id int PRIMARY KEY,
    user_id int NOT NULL REFERENCES users,
    status varchar(100) NOT NULL,
    placed_at timestamp NOT NULL,
    shipped_at timestamp
);

CREATE TABLE order_status_change (
    id int PRIMARY KEY,
    old_status varchar(100) NOT NULL,
    new_status varchar(100) NOT NULL,
    date_created timestamp NOT NULL,
    order_id int NOT NULL REFERENCES orders
);

CREATE TYPE loan_state AS ENUM ('submitted', 'in_review', 'approved', 'rejected', 'paid', 'withdrawn');

CREATE TABLE loan_application (
    id uuid PRIMARY KEY,
    applicant_id int NOT NULL REFERENCES users,
    state loan_state NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE loan_application_transition (
    loan_application_id uuid NOT NULL REFERENCES loan_application,
    step int NOT NULL,
    from_state loan_state,
    to_state loan_state NOT NULL,
    changed_on timestamptz NOT NULL,
    PRIMARY KEY (loan_application_id, step)
);
