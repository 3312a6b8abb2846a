// Prints what js-yaml reads in the file that is named, as JSON, for comparison with other readers.
const fs = require("fs");
const yaml = require("js-yaml");

const session = yaml.load(fs.readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify({ title: session.title, place: session.place, remarks: session.remarks }));
